"""Two dials, content and process, and the rung that follows from them."""

from netwerkgemeente.content.ladder import DIAL_TOP

WISH = 2
"""From this value of the content dial on, government wants something of its own."""


def rung_of(content: int, process: int) -> int:
    """Return the rung that two dials amount to, 1 to 5.

    The rung is the heaviest thing that government really does: one more than the higher dial.
    One exception: setting others in motion (process 2) without any interest of its own in the
    outcome (content 0) is still facilitating, since stimulating starts from a wish.

    Turning either dial up never lowers the rung. Own construction; it follows the two tests in
    the definition of letting go (no involvement in the content and none in the process).

    Args:
        content: How much government decides about the outcome, 0 (nothing) to 4 (a binding rule).
        process: How much it decides about the way there, 0 (nothing) to 4 (a duty, enforced).

    Raises:
        ValueError: If a dial is not a whole number from 0 to 4.
    """
    for dial in (content, process):
        if not isinstance(dial, int) or not 0 <= dial <= DIAL_TOP:
            raise ValueError(f"A dial goes from 0 to {DIAL_TOP}, not {dial!r}.")
    if content == 0 and process == WISH:
        return 2
    return 1 + max(content, process)
