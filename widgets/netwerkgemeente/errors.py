"""The one error that a trainee may see: a sentence, not a traceback."""


class CourseError(Exception):
    """Something that the reader can act on; its text is a sentence in their language."""

    def _render_traceback_(self) -> list[str]:
        """Give IPython the sentence instead of a traceback (IPython's own hook)."""
        return [str(self)]
