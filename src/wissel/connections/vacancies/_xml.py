"""XML item by item: each is cut out of the bytes and parsed alone, so a broken one harms no other.

No document type is ever parsed, so no entity is ever expanded: a file that has one is refused.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from wissel.connections.vacancies._bad import BadItem, bad
from wissel.connections.vacancies._bytes import BLOCK, MOST_ITEM, Blocks, Item, decoded
from wissel.connections.vacancies._xml_tree import Broken, mended, tree_of
from wissel.core.feeds import FeedMapping, fold

_TAG: Final = re.compile(
    rb"<(?:(?P<declared>!DOCTYPE|!ENTITY)|(?P<comment>!--)"
    rb"|(?P<name>[A-Za-z_][\w.:-]{0,60}(?<=\w))(?=[\s/>]))",
    re.IGNORECASE,
)
_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
_CLOSED_BY: Final = {b"!--": b"-->", b"![CDATA[": b"]]>"}
#: More bytes than a tag that is sought has: so many are looked at again with the next block.
_LONGEST_TAG: Final = 200
_KEPT: Final = 4 * BLOCK  #: bytes behind the front that may be held


def xml_items(source: BinaryIO, mapping: FeedMapping) -> Iterator[Item | BadItem]:
    """Yield the items of an XML feed, and what is wrong with it, in the order of the file."""
    yield from _Cutter(source, mapping).items()


class _Cutter:
    """Walks over the bytes from item to item; what lies before is forgotten.

    Places count from the beginning of the bytes that are held; they move when bytes are forgotten,
    which happens between items only.
    """

    def __init__(self, source: BinaryIO, mapping: FeedMapping) -> None:
        self._blocks, self._mapping = Blocks(source), mapping
        self._bytes, self._front, self._ended = b"", 0, False
        self._line, self._index, self._guessed = 1, 0, False
        self._barren: dict[object, int] = {}  #: up to where something that is sought is not
        self._more()
        encoding = _ENCODING.match(self._bytes.lstrip())
        self._declared = encoding.group(1).decode() if encoding else ""

    def items(self) -> Iterator[Item | BadItem]:
        name = self._first()
        if name is None:
            yield bad("no-items", 0)
        elif not name:
            yield bad("dtd", 0, line_=self._line)
        else:
            yield from self._all_of(name)

    def _more(self) -> bool:
        block = self._blocks.read()
        self._ended = not block
        self._bytes += block
        return not self._ended

    def _go(self, to: int) -> None:
        """Move the front to a place, count the lines before it, and forget what is long past."""
        self._line += self._bytes.count(b"\n", self._front, to)
        self._front = to
        if to > _KEPT or to == len(self._bytes):
            self._bytes = self._bytes[to:]
            self._barren = {sought: at - to for sought, at in self._barren.items()}
            self._front = 0

    def _first(self) -> bytes | None:
        """Go to the first item and return the name of its element; empty where a DTD is before."""
        while True:
            tag = _TAG.search(self._bytes, self._front)
            if tag is None:
                self._go(max(self._front, len(self._bytes) - _LONGEST_TAG))
                if not self._more():
                    return None
            elif tag["declared"]:
                self._go(tag.start())
                return b""
            elif tag["comment"]:
                self._go(self._past(_CLOSED_BY[b"!--"], tag.end()))
            elif fold(tag["name"].decode()) in self._mapping.items:
                self._go(tag.start())
                return tag["name"]
            else:
                self._go(tag.end())

    def _past(self, sought: bytes, begin: int) -> int:
        """Return the place after a comment before the items; one without an end is none."""
        while (end := self._find(sought, begin)) < 0:
            if self._is_long() or not self._more():
                return begin
        return end + len(sought)

    def _all_of(self, name: bytes) -> Iterator[Item | BadItem]:
        marks = _Marks(name)
        while self._seek(marks.start):
            self._index += 1
            end, code = self._end_of(marks)
            raw = self._bytes[self._front : min(end, self._front + MOST_ITEM + 1)]
            if code:
                sample = raw[:200].decode("utf-8", "replace")
                yield bad(code, self._index, line_=self._line, sample=sample)
            else:
                yield from self._parsed(raw)
            self._go(end)

    def _seek(self, start: re.Pattern[bytes]) -> bool:
        while (found := start.search(self._bytes, self._front)) is None:
            self._go(max(self._front, len(self._bytes) - _LONGEST_TAG))
            if not self._more():
                return False
        self._go(found.start())
        return True

    def _end_of(self, marks: "_Marks") -> tuple[int, str]:
        """Return where the item at the front ends, or where to go on and what is wrong with it."""
        at = self._front + 1
        while True:
            tag = marks.inside.search(self._bytes, at)
            if tag is None:
                at = max(at, len(self._bytes) - _LONGEST_TAG)
                if self._is_long():
                    return at, "too-large"
                if not self._more():
                    return self._alone() or (len(self._bytes), "unclosed")
            elif tag["end"]:
                return tag.end(), "too-large" if tag.end() - self._front > MOST_ITEM else ""
            elif tag["start"]:
                return self._alone() or (tag.start(), "unclosed")
            else:
                at, swallows = self._hole(tag["hole"], tag.end(), marks)
                if swallows:
                    return at, "too-large" if self._is_long() else "broken-xml"

    def _is_long(self) -> bool:
        return len(self._bytes) - self._front > MOST_ITEM

    def _alone(self) -> tuple[int, str] | None:
        """Return the end of an item that is one tag, ``<job/>``."""
        end = self._bytes.find(b">", self._front) + 1
        return (end, "") if self._bytes[:end].endswith(b"/>") else None

    def _hole(self, opened: bytes, begin: int, marks: "_Marks") -> tuple[int, bool]:
        """Return the place after a comment or CDATA; or where to go on, and that it is broken."""
        sought = _CLOSED_BY[opened]
        while (end := self._find(sought, begin)) < 0:
            if self._is_long() or not self._more():
                break
        upto = len(self._bytes) if end < 0 else end
        if (swallowed := self._swallowed(b"<" + opened, begin, upto, marks)) is not None:
            return swallowed, True
        return (begin, True) if end < 0 else (end + len(sought), False)

    def _swallowed(self, opened: bytes, begin: int, upto: int, marks: "_Marks") -> int | None:
        """Return where the next item begins that a comment or CDATA without an end holds.

        Text may name a tag. It is an item when another comment or CDATA begins after it, which text
        of this kind cannot hold, or when an item ends and one begins.
        """
        start = marks.start.search(self._bytes, begin, upto)
        if start is None:
            return None
        if 0 <= self._find(opened, start.end()) < upto:
            return start.start()
        seen = max(start.end(), self._barren.get(marks, 0))
        if seen < upto and marks.next_one.search(self._bytes, seen, upto):
            return start.start()
        self._barren[marks] = max(seen, upto - _LONGEST_TAG)
        return None

    def _find(self, sought: bytes, begin: int) -> int:
        """Return where something stands from a place on; what was not found is not sought again."""
        found = self._bytes.find(sought, max(begin, self._barren.get(sought, 0)))
        if found < 0:
            self._barren[sought] = max(begin, len(self._bytes) - len(sought) + 1)
        return found

    def _parsed(self, raw: bytes) -> Iterator[Item | BadItem]:
        text, guessed = decoded(raw, self._declared)
        if guessed and not self._guessed:
            self._guessed = True
            yield bad("encoding", self._index, line_=self._line)
        try:
            yield Item(self._index, self._line, tree_of(text))
        except Broken as error:
            yield from self._mended(text, error)

    def _mended(self, text: str, first: Broken) -> Iterator[Item | BadItem]:
        line = self._line + first.line - 1
        try:
            if first.code != "broken-xml":
                raise first
            item = Item(self._index, self._line, tree_of(mended(text)))
        except Broken as error:
            yield bad(error.code, self._index, line_=line, sample=text[:200])
        else:
            yield bad("mended", self._index, line_=line)
            yield item


class _Marks:
    """What is sought in the items of one feed, whose element has one name."""

    def __init__(self, name: bytes) -> None:
        tag = re.escape(name)
        self.start = re.compile(rb"<%b(?=[\s/>])" % tag)
        self.inside = re.compile(
            rb"<(?:(?P<hole>!--|!\[CDATA\[)|(?P<start>%b(?=[\s/>]))|(?P<end>/%b\s*>))" % (tag, tag)
        )
        self.next_one = re.compile(rb"</%b\s{0,20}>\s{0,20}(?=<%b[\s/>])" % (tag, tag))
