"""What brings the look of the controls to a page that has no lesson bar."""

from netwerkgemeente.controls.assets import stylesheets
from netwerkgemeente.controls.control import Control


class Look(Control):
    """Bring the stylesheets of all controls, and show nothing."""

    _esm = "export default { render() {} };"
    _css = stylesheets()

    def __repr__(self) -> str:
        return ""
