"""One element as a tree, parsed by expat with limits and without any document type."""

import re
from collections.abc import Mapping
from html.entities import html5
from typing import Any, Final
from xml.parsers import expat

from wissel.core.feeds import Tree, fold

_DEEPEST: Final = 20
_MOST_FIELDS: Final = 2_000
#: Elements of markup: they belong to the text of what they stand in.
_MARKUP: Final = frozenset(
    "a b blockquote br center em font h1 h2 h3 h4 h5 h6 hr i li ol p pre small span strong sub sup "
    "table tbody td th thead tr u ul".split()
)
_NAMED: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE: Final = re.compile(r"&#(x[0-9A-Fa-f]{1,6}|\d{1,7});")
_OWN: Final = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))


class Broken(ValueError):
    """An element that cannot be read. ``line`` counts within it, from 1."""

    def __init__(self, code: str, line: int = 1) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


def tree_of(text: str) -> Tree:
    """Return an element as a tree; raise :class:`Broken`."""
    building = _Building()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = building.begin
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.say
    parser.StartDoctypeDeclHandler = building.refuse
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise Broken("broken-xml", error.lineno) from None
    return building.whole


def mended(text: str) -> str:
    """Return an element without the mistakes that feeds most often hold.

    Names of HTML for a sign (``&nbsp;``), a lone ``&``, and characters that XML forbids.
    """
    text = _FORBIDDEN.sub("", text)
    text = _REFERENCE.sub(_allowed, text)
    text = _NAMED.sub(_sign, text)
    return _BARE.sub("&amp;", text)


def _allowed(reference: re.Match[str]) -> str:
    said = reference[1]
    code = int(said[1:], 16) if said[0] == "x" else int(said)
    sign = chr(code) if code <= 0x10FFFF else "\x00"
    return "" if _FORBIDDEN.match(sign) else reference.group()


def _sign(name: re.Match[str]) -> str:
    key = f"{name[1]};"
    if key in _OWN or key not in html5:
        return name.group()
    return "".join(f"&#{ord(each)};" for each in html5[key])


class _Building:
    """Takes the events of the parser and makes the tree of them."""

    def __init__(self) -> None:
        self.whole: Tree = {}
        self._nodes: list[dict[str, Any]] = []
        self._texts: list[list[str]] = []
        self._count = self._depth = 0

    def refuse(self, *_: object) -> None:
        raise Broken("dtd")

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._count += 1 + len(attributes)
        self._depth += 1
        if self._depth > _DEEPEST or self._count > _MOST_FIELDS:
            raise Broken("too-deep")
        name = _folded(tag)
        if self._nodes and name in _MARKUP:
            self._texts[-1].append(f"<{name}>")
            return
        self._nodes.append({f"@{_folded(key)}": value for key, value in attributes.items()})
        self._texts.append([])

    def say(self, text: str) -> None:
        self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        name = _folded(tag)
        if self._depth and name in _MARKUP:
            self._texts[-1].append(f"</{name}>")
            return
        node, text = self._nodes.pop(), "".join(self._texts.pop())
        value: Tree = node
        if not node:
            value = text
        elif text and not text.isspace():
            node["#"] = text
        if not self._nodes:
            self.whole = value if isinstance(value, dict) else {"#": value}
        else:
            _put(self._nodes[-1], name, value)


_FOLDED: dict[str, str] = {}


def _folded(name: str) -> str:
    """Return a folded name; those of a feed are few and come again in each item."""
    if (known := _FOLDED.get(name)) is None:
        known = fold(name)
        if len(_FOLDED) < 2_000:
            _FOLDED[name] = known
    return known


def _put(node: dict[str, Any], name: str, value: Tree) -> None:
    """Put a child in its element; children of one name become a list."""
    if name not in node:
        node[name] = value
    elif isinstance(node[name], list):
        node[name].append(value)
    else:
        node[name] = [node[name], value]
