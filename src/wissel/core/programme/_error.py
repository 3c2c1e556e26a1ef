"""The one way a programme is refused: with its place and the reason."""

from wissel.core.sources import Text


class ProgrammeError(ValueError):
    """A programme that cannot be used: where (path and, in a file, line) and why.

    ``reason`` is English, as the text of the error; ``why`` holds it in both languages.
    """

    def __init__(
        self, path: str, line: int | None, reason: str, dutch: str, *, source: str = ""
    ) -> None:
        place = f"{source}: " if source else ""
        at = f"line {line}, " if line is not None else ""
        super().__init__(f"{place}{at}{path or 'the programme'}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason
        self.why = Text(dutch, reason)
        self.source = source
