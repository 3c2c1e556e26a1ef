"""The one way a programme is refused: with its place and the reason."""


class ProgrammeError(ValueError):
    """A programme that cannot be used: where (path and, in a file, line) and why."""

    def __init__(self, path: str, line: int | None, reason: str, *, source: str = "") -> None:
        place = f"{source}: " if source else ""
        at = f"line {line}, " if line is not None else ""
        super().__init__(f"{place}{at}{path or 'the programme'}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason
        self.source = source
