"""JSON as a stream: the objects of an array one by one, whatever stands around it."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Final

from wissel.connections.vacancies._bad import BadItem, bad
from wissel.connections.vacancies._bytes import MOST_ITEM, Item, Texts
from wissel.connections.vacancies._objects import Objects, TooDeep
from wissel.core.feeds import Tree, fold

_SIGN: Final = re.compile(r'["\[{\]}:]')
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BETWEEN: Final = re.compile(r"[\s,]*+")
_STRUCTURE: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{\]}]|"', re.DOTALL)
_DELIMITER: Final = re.compile(r"\s*(?:[,\]]|$)")
_SIMPLE: Final = re.compile(
    r'(?:"(?:[^"\\]|\\.)*+"|[\w.+-]+)(?=\s*[,\]])', re.DOTALL
)  #: a value that is no object and no array, and ends
_ENDED: Final = re.compile(r"""\s*+(?:,\s*+"|[}\]]\s*+(?:[,}\]]|$)|$)""")
_AHEAD: Final = 200  #: characters behind an array that say whether it ends there
_OPEN: Final = re.compile(r"\{")
_FIRM: Final = re.compile(r"\}\s*,\s*\{")
_TAIL: Final = 12  #: a mistake this close to the end of what was read may be its end
#: Places where an item may begin that are tried after damage, before only firm ones count.
_TRIES: Final = 50


class JsonStream:
    """Walks over a text of JSON from item to item; what lies before is forgotten."""

    def __init__(
        self, texts: Texts, names: tuple[str, ...], is_one: Callable[[Tree], bool]
    ) -> None:
        self._texts, self._names, self._is_one = texts, names, is_one
        self._objects = Objects()
        self._text, self._at, self._ended = "", 0, False
        self._line, self._index, self._arrays = 1, 0, 0
        self._damaged, self._left = False, 20 * _TRIES
        self._all: str | None = ""  #: the whole text, as long as it can be one item

    def items(self) -> Iterator[Item | BadItem]:
        """Yield the objects of every array that is asked for; of a text without one, itself."""
        while self._to_array():
            self._arrays += 1
            self._all = None
            yield from self._array()
        if not self._arrays:
            yield from self._alone()

    def _more(self) -> bool:
        """Read on, at least as much again as is held: so an item is looked at a few times only."""
        self._line += self._text.count("\n", 0, self._at)
        parts, size = [self._text[self._at :]], 0
        held, self._at = len(parts[0]), 0
        while not self._ended and size <= held:
            block = self._texts.read()
            self._ended = not block
            parts.append(block)
            size += len(block)
        self._text = "".join(parts)
        if self._all is not None:
            self._all += "".join(parts[1:])
            if len(self._all) > MOST_ITEM:
                self._all = None
        return size > 0

    def _to_array(self) -> bool:
        """Go into the next array that holds items: the outermost one, or one with a name."""
        name, before = "", not self._arrays
        while True:
            sign = _SIGN.search(self._text, self._at)
            if sign is None:
                self._at = len(self._text)
                if not self._more():
                    return False
                continue
            self._at = sign.start()
            if sign.group() == '"':
                name = self._name()
                continue
            if sign.group() == "{" and self._is_left_over():
                return True
            self._at += 1
            if sign.group() == "[" and (before or fold(name) in self._names):
                return True
            before = False
            if sign.group() != ":":
                name = ""

    def _is_left_over(self) -> bool:
        """Tell whether an item begins here, behind an array that a stray sign ended too soon."""
        if not self._arrays or self._left == 0:
            return False
        self._left -= 1
        place = self._try_each(_OPEN, self._at, self._at + 1)
        self._damaged = place >= 0
        return self._damaged

    def _name(self) -> str:
        while (string := _STRING.match(self._text, self._at)) is None:
            if len(self._text) - self._at > MOST_ITEM or not self._more():
                self._at += 1
                return ""
        self._at = string.end()
        return string.group()[1:-1] if len(string.group()) < 60 else ""

    def _array(self) -> Iterator[Item | BadItem]:
        while True:
            between = _BETWEEN.match(self._text, self._at)
            self._at = between.end() if between else self._at
            if self._at == len(self._text):
                if not self._more():
                    return
            elif self._text[self._at] == "{":
                yield from self._object()
            elif self._text[self._at] == "]" and not self._damaged and self._is_last():
                self._at += 1
                return
            elif self._damaged:
                place = self._text.find("{", self._at + 1)
                self._at = len(self._text) if place < 0 else place
            else:
                yield self._bad("not-an-object")
                simple = _SIMPLE.match(self._text, self._at)
                self._at = simple.end() if simple else self._at
                self._damaged = simple is None

    def _is_last(self) -> bool:
        """Tell whether an array ends here: behind it stands another name, or the end of more."""
        while len(self._text) - self._at < _AHEAD and self._more():
            pass
        return bool(_ENDED.match(self._text[self._at + 1 : self._at + _AHEAD]))

    def _bad(self, code: str) -> BadItem:
        self._index += 1
        line = self._line + self._text.count("\n", 0, self._at)
        return bad(code, self._index, line_=line, sample=self._text[self._at : self._at + 200])

    def _object(self) -> Iterator[Item | BadItem]:
        """Read the object that begins here. After damage only what is an item counts as one."""
        try:
            tree, end = self._objects.at(self._text, self._at)
        except ValueError as error:
            if self._may_go_on(self._at) and not self._balanced() and self._more():
                return
            if not self._damaged:
                yield self._bad("too-deep" if isinstance(error, TooDeep) else "broken-json")
            self._to_next()
            return
        if end - self._at > MOST_ITEM:
            yield self._bad("too-large")
        elif not self._damaged or self._is_one(tree):
            self._index += 1
            self._damaged = False
            line = self._line + self._text.count("\n", 0, self._at)
            yield Item(self._index, line, tree)
        self._at = end

    def _may_go_on(self, place: int) -> bool:
        return not self._ended and len(self._text) - place <= MOST_ITEM

    def _balanced(self) -> int:
        """Return where the object that begins here ends, if every sign has its other; else 0."""
        depth = 0
        for sign in _STRUCTURE.finditer(self._text, self._at):
            first = sign.group()[0]
            depth += (first in "[{") - (first in "]}")
            if not depth:
                return sign.end()
        return 0

    def _to_next(self) -> None:
        """Go on after damage: at the first object that can be an item, or behind this one."""
        end = self._balanced()
        upto = end if end and _DELIMITER.match(self._text, end) else len(self._text)
        place = self._try_each(_OPEN, self._at + 1, upto)
        if place < 0:
            place = self._try_each(_FIRM, -place, upto)
        self._damaged = place >= 0 or upto != end
        self._at = upto if place < 0 else place

    def _try_each(self, sought: re.Pattern[str], place: int, upto: int) -> int:
        """Return where an item begins, or is cut off by what was read; else how far, negative."""
        for _ in range(_TRIES):
            found = sought.search(self._text, place, upto)
            if found is None:
                return -upto
            place = found.end() - 1
            try:
                tree, end = self._objects.at(self._text, place)
            except TooDeep:
                place += 1
            except json.JSONDecodeError as error:
                if self._is_cut(error) and self._may_go_on(place):
                    return place
                place += 1
            else:
                if self._is_one(tree):
                    return place
                place = end
        return -place

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        return error.pos >= len(self._text) - _TAIL or error.msg.startswith("Unterminated")

    def _alone(self) -> Iterator[Item | BadItem]:
        """Read a text without an array as one item, or as one that stands under a name."""
        if not self._all or not self._all.strip():
            yield bad("no-items", 0)
            return
        try:
            tree = self._objects.whole(self._all)
        except ValueError as error:
            code = "too-deep" if isinstance(error, TooDeep) else "broken-json"
            yield bad(code, 1, line_=1, sample=self._all[:200])
            return
        named = (
            [tree[name] for name in self._names if name in tree] if isinstance(tree, dict) else []
        )
        for each in (tree, *named):
            if self._is_one(each):
                yield Item(1, 1, each)
                return
        yield bad("no-items", 0)
