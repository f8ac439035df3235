"""Course activities for JupyterLab: what the network society asks of a municipality."""

from netwerkgemeente.lesson import Lesson

__all__ = ["Lesson", "__version__"]
__version__ = "0.1.0"
