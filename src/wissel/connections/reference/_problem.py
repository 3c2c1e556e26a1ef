"""What a person reads when a download cannot be read: which file, where, and what to do."""

from wissel.core.sources import Text


class UnreadableSource(ValueError):
    """A file cannot be used. ``line`` counts from 1 and is 0 where no line is meant."""

    def __init__(self, file: str, why: Text, *, line: int = 0, column: str = "") -> None:
        self.file = file
        self.line = line
        self.column = column
        self.why = why
        super().__init__(self.message("en"))

    def message(self, language: str) -> str:
        """Return where and why, in ``language`` (``nl`` or ``en``)."""
        english = language == "en"
        parts = [self.file]
        if self.line:
            parts.append(f"{'line' if english else 'regel'} {self.line}")
        if self.column:
            parts.append(f"{'column' if english else 'kolom'} {self.column}")
        return f"{', '.join(parts)}: {self.why.in_(language)}"


def problem(file: str, nl: str, en: str, *, line: int = 0, column: str = "") -> UnreadableSource:
    """Return the problem with its sentence in both languages."""
    return UnreadableSource(file, Text(nl, en), line=line, column=column)
