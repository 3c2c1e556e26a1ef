"""Reads a table row by row: columns by name, and an error that says file, line and column."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wissel.connections.reference._find import SourceFile
from wissel.connections.reference._problem import UnreadableSource, problem

if TYPE_CHECKING:
    import _csv

_CUT_OFF: Final = "unexpected end of data"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written: what stands between cells, and how many lines are before the rows.

    ``columns``: the names of its header; a file without header has none and ``width`` cells.
    """

    delimiter: str
    skip: int
    columns: tuple[str, ...]
    width: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row, and the line on which it ends."""

    file: str
    line: int
    cells: list[str]

    def fail(self, column: str, nl: str, en: str) -> UnreadableSource:
        """Return the problem at a cell of this row."""
        return problem(self.file, nl, en, line=self.line, column=column)


def rows(source: SourceFile, layout: Layout) -> Iterator[Row]:
    """Yield the rows below the header; memory does not grow with the file."""
    with source.opened() as content:
        text = io.TextIOWrapper(content, encoding="utf-8-sig", newline="")
        for _ in range(layout.skip):
            text.readline()
        reader = csv.reader(
            text,
            delimiter=layout.delimiter,
            strict=True,
            quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE,
        )
        yield from _checked(reader, source.shown, layout)


def _checked(reader: "_csv.Reader", file: str, layout: Layout) -> Iterator[Row]:
    while True:
        line = layout.skip + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except UnicodeDecodeError:
            raise not_utf8(file, line) from None
        except csv.Error as error:
            raise _broken(file, line, str(error)) from None
        line = layout.skip + reader.line_num
        if not cells:
            continue
        if len(cells) != layout.width:
            raise problem(
                file,
                f"deze regel heeft {len(cells)} kolommen en de andere {layout.width}. "
                "Het bestand is afgebroken of veranderd: haal het opnieuw op.",
                f"this line has {len(cells)} columns and the others {layout.width}. "
                "The file is cut off or was changed: download it anew.",
                line=line,
            )
        yield Row(file, line, cells)


def _broken(file: str, line: int, said: str) -> UnreadableSource:
    if _CUT_OFF in said:
        return problem(
            file,
            "het bestand houdt midden in een tekst op: het is afgebroken. Haal het opnieuw op.",
            "the file ends in the middle of a text: it is cut off. Download it anew.",
            line=line,
        )
    return problem(
        file,
        f"deze regel is niet te lezen ({said}). Gebruik het bestand zoals het is binnengehaald.",
        f"this line cannot be read ({said}). Use the file as it was downloaded.",
        line=line,
    )


def not_utf8(file: str, line: int = 0) -> UnreadableSource:
    """Return the problem of a file in another encoding: mostly one that Excel saved."""
    return problem(
        file,
        "dit is geen UTF-8. Het bestand is door een ander programma bewaard: "
        "gebruik het zoals het is binnengehaald.",
        "this is not UTF-8. Another program saved the file: use it as it was downloaded.",
        line=line,
    )


def number(row: Row, column: str, cell: str, least: float, most: float) -> float:
    """Return the number in a cell, or raise the problem with what was expected."""
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise row.fail(
            column,
            f"‘{cell[:40]}’ is geen getal van {least:g} tot {most:g}.",
            f"‘{cell[:40]}’ is no number from {least:g} to {most:g}.",
        )
    return value
