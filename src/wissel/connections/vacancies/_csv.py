"""Tables with a line of names above them, separated by semicolon, comma, tab or bar."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from wissel.connections.vacancies._bad import BadItem, bad
from wissel.connections.vacancies._bytes import MOST_ITEM, Item, Line, Texts, lines
from wissel.core.feeds import FeedMapping, fold

_SEPARATORS: Final = ";,\t|"
#: Lines that one row may have by breaks within quotes.
_MOST_LINES: Final = 500
#: From as many columns on, a line within quotes that has all of them is a row, and a quote is lost.
_TELLING: Final = 4
_EMPTY: Final = frozenset(("NULL", "null", "\\N", "#N/A"))


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    cells: list[str]
    code: str = ""


def table_items(source: BinaryIO, mapping: FeedMapping) -> Iterator[Item | BadItem]:
    """Yield a row at a time as a tree of its cells by the folded names of the columns."""
    texts = Texts(source)
    table = _Table(lines(texts))
    if not any(path[0] in table.names for path in mapping.fields["title"].paths):
        yield bad("no-header", 0, line_=table.line, sample=table.header)
        return
    index, said = 0, False
    for row in table.rows():
        index += 1
        if texts.guessed and not said:
            said = True
            yield bad("encoding", index, line_=row.line.number)
        if row.code:
            yield bad(row.code, index, line_=row.line.number, sample=row.line.text)
        else:
            tree: dict[str, str] = {}
            for name, cell in zip(table.names, row.cells, strict=False):
                if name and cell and cell not in _EMPTY:
                    tree.setdefault(name, cell)
            yield Item(index, row.line.number, tree)
    if not index:
        yield bad("no-items", 0)


class _Table:
    """Reads the line of names, then rows; a lost quote costs the row it stands in."""

    def __init__(self, found: Iterator[Line]) -> None:
        self._lines = found
        self._back: deque[Line] = deque()
        header = next((each for each in found if _says_something(each.text)), Line(1, "", True))
        self.line, self.header = header.number, header.text
        self._separator = max(_SEPARATORS, key=header.text.count)
        cells = self._cells(header.text) or []
        self.names = [fold(name) for name in cells]
        while self.names and not self.names[-1]:
            self.names.pop()

    def rows(self) -> Iterator[_Row]:
        """Yield every row, or what is wrong with it."""
        while (line := self._next()) is not None:
            if line.text.strip(self._separator + " \t"):
                yield self._row(line)

    def _next(self) -> Line | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def _row(self, line: Line) -> _Row:
        if not line.whole:
            return _Row(line, [], "too-large")
        if line.text.count('"') % 2 and not self._fits(self._cells(line.text, strict=True)):
            return self._long_row(line)
        return self._checked(line, self._cells(line.text))

    def _long_row(self, first: Line) -> _Row:
        """Read a row that goes on within quotes. Where no quote ends it, its first line is bad."""
        gathered, size, quotes = [first], len(first.text), first.text.count('"')
        while quotes % 2 and size <= MOST_ITEM and len(gathered) < _MOST_LINES:
            line = self._next()
            if line is None:
                break
            gathered.append(line)
            size += len(line.text)
            quotes += line.text.count('"')
        row = _Row(first, [], "open-quote")
        if quotes % 2 == 0 and not self._swallows(gathered):
            row = self._checked(first, self._cells("\n".join(each.text for each in gathered)))
        if row.code:
            self._back.extendleft(reversed(gathered[1:]))
            return _Row(first, [], "open-quote")
        return row

    def _swallows(self, gathered: list[Line]) -> bool:
        inner = gathered[1:]
        return len(self.names) >= _TELLING and any(
            self._fits(self._cells(each.text, strict=True)) for each in inner
        )

    def _fits(self, cells: list[str] | None) -> bool:
        return cells is not None and len(cells) == len(self.names)

    def _checked(self, line: Line, cells: list[str] | None) -> _Row:
        if cells is None:
            return _Row(line, [], "too-large")
        while len(cells) > len(self.names) and not cells[-1].strip():
            cells.pop()
        return _Row(line, cells, "" if len(cells) == len(self.names) else "columns")

    def _cells(self, text: str, *, strict: bool = False) -> list[str] | None:
        """Return the cells of a row; ``None`` where quotes do not fit or a cell is too long."""
        reader = csv.reader([text.replace("\r", " ")], delimiter=self._separator, strict=strict)
        try:
            return next(reader, [])
        except csv.Error:
            return None


def _says_something(text: str) -> bool:
    """Tell the line of names from an empty one, and from the ``sep=;`` of Excel."""
    return bool(text.strip()) and not text.lower().startswith("sep=")
