"""The bytes of a source in blocks, as text, whatever their encoding turns out to be."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, NamedTuple

from wissel.core.feeds import Tree

BLOCK: Final = 1 << 16
#: Bytes or characters of one item; more is a mistake, and would be memory.
MOST_ITEM: Final = 1_000_000

_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
#: Encodings of one byte a sign that a source may name. Latin-1 is read as Windows-1252, as browsers
#: do: it differs in signs that are no letters only.
_SINGLE: Final = re.compile(r"iso-?8859-?1|latin-?1|windows-?1252|cp-?1252|us-?ascii|ascii")
_STRAY: Final = re.compile("[\udc80-\udcff]")
_STRAYS: Final = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed as a tree, with its number and the line on which it begins."""

    index: int
    line: int | None
    tree: Tree


class Blocks:
    """Reads bytes in which a sign of ASCII is one byte; UTF-16 with a mark is turned into UTF-8."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._head = source.read(BLOCK)
        self._turn: codecs.IncrementalDecoder | None = None
        if (name := _UTF16.get(self._head[:2])) is not None:
            self._turn = codecs.getincrementaldecoder(name)("replace")
            self._head = self._head[2:]
        elif self._head.startswith(codecs.BOM_UTF8):
            self._head = self._head[3:] or source.read(BLOCK)

    def read(self) -> bytes:
        """Return the next block, or nothing at the end."""
        while True:
            block, self._head = self._head or self._source.read(BLOCK), b""
            if self._turn is None:
                return block
            text = self._turn.decode(block, final=not block)
            if text or not block:
                return text.encode("utf-8", "replace")


class Texts:
    """Reads text in blocks: UTF-8, and bytes that are not UTF-8 as Windows-1252.

    ``guessed``: there were such bytes.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._blocks = Blocks(source)
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._ended, self._kept = False, ""
        self.guessed = False

    def peek(self) -> str:
        """Return the first text that is not white space, without taking it."""
        while not self._kept.strip() and (block := self._next()):
            self._kept = block if block.strip() else ""
        return self._kept

    def read(self) -> str:
        """Return the next block, or nothing at the end."""
        kept, self._kept = self._kept, ""
        return kept or self._next()

    def _next(self) -> str:
        while not self._ended:
            block = self._blocks.read()
            self._ended = not block
            if text := self._decoder.decode(block, final=self._ended):
                if _STRAY.search(text):
                    self.guessed = True
                    text = text.translate(_STRAYS)
                return text
        return ""


class Line(NamedTuple):
    """A line with its number. ``whole`` is false where it was longer than an item may be."""

    number: int
    text: str
    whole: bool


def lines(texts: Texts) -> Iterator[Line]:
    """Yield the lines of a text without their ends. Old files may end lines with a return."""
    number, rest, whole = 1, "", True
    block = texts.read()
    returns = "\r" in block and "\n" not in block and not block.endswith("\r")
    while block:
        parts = (rest + (block.replace("\r", "\n") if returns else block)).split("\n")
        rest = parts.pop()
        for part in parts:
            yield Line(
                number, part.removesuffix("\r")[:MOST_ITEM], whole and len(part) <= MOST_ITEM
            )
            number, whole = number + 1, True
        if len(rest) > MOST_ITEM:
            rest, whole = rest[:_SHOWN], False
        block = texts.read()
    if rest:
        yield Line(number, rest.removesuffix("\r"), whole)


_SHOWN: Final = 200  #: of a line that is too long, what is kept to show


def decoded(raw: bytes, declared: str) -> tuple[str, bool]:
    """Return the text of a part of a file that names its encoding, and whether that was wrong."""
    single = bool(_SINGLE.fullmatch(declared.casefold()))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        if single:
            return raw.decode("cp1252", "replace"), False
        return raw.decode("utf-8", "surrogateescape").translate(_STRAYS), True
    return text, single and not raw.isascii()
