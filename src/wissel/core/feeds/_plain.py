"""Foreign markup to plain text, in one pass over the text, whatever is in it.

Written here because the parser of the standard library takes time that grows with the square of
the length: on 120 kB of tags that never end it works for half a minute.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Final

#: Elements whose content is no text.
SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "svg", "title", "textarea")
)
_PARAGRAPHS: Final = frozenset(
    "blockquote h1 h2 h3 h4 h5 h6 hr p section article table ul ol dl".split()
)
_LINE_ENDS: Final = frozenset("br div dd dt tr header footer main nav aside pre form".split())
_ANY_BLOCK: Final = re.compile(r"<(?:br|p|div|li|ul|ol|h[1-6]|tr)\b", re.IGNORECASE)
_ESCAPED_TAG: Final = re.compile(r"&lt;/?[a-zA-Z]")
_END_OR_QUOTE: Final = re.compile(r"[\"'>]")
_ENDLESS: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")
_FLOW: Final = re.compile(r"[ \t\r\n\f]+")
_NAME: Final = re.compile(r"/?([A-Za-z][\w:-]*)")
#: Characters nobody sees: they split words, turn the direction of text, or hide text in text.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_LINES: Final = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_GAPS: Final = re.compile(r"\n{3,}")
_SPACES: Final = re.compile(r"[^\S\n]+")
_BULLET: Final = re.compile(r"^[•·▪◦‣●○■□▸►✓✔➢➤*–-](?=[ \t\xa0])[ \t\xa0]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag with its name (``/p`` closes) and what stands in it, or, without a name, text.

    Of an element whose content is no text, the content follows under its name with ``#`` before.
    """

    name: str
    inside: str


def pieces(markup: str) -> Iterator[Piece]:
    """Yield tags and the text between them, in order. Never fails and never looks back.

    A comment or a silent element that does not end takes the rest with it.
    """
    at, last = 0, markup.rfind(">")
    while (opened := markup.find("<", at)) >= 0:
        if opened > at:
            yield Piece("", markup[at:opened])
        tag = _NAME.match(markup, opened + 1)
        if markup.startswith("<!--", opened):
            at = _after(markup, "-->", opened + 4)
        elif opened > last or not (tag or markup.startswith(("<!", "<?"), opened)):
            yield Piece("", "<")
            at = opened + 1
        else:
            at = _tag_end(markup, opened)
            if tag is not None:
                name = ("/" if markup[opened + 1] == "/" else "") + tag.group(1).lower()
                yield Piece(name, markup[tag.end() : at - 1])
                if name in SILENT:
                    closed = _closing(name).search(markup, at)
                    yield Piece(f"#{name}", markup[at : closed.start() if closed else None])
                    at = closed.end() if closed else len(markup)
    if at < len(markup):
        yield Piece("", markup[at:])


def _after(markup: str, sought: str, start: int) -> int:
    found = markup.find(sought, start)
    return len(markup) if found < 0 else found + len(sought)


def _tag_end(markup: str, opened: int) -> int:
    """Return the place after the sign that ends a tag; one within quotes does not, if they end."""
    at = opened + 1
    while (sign := _END_OR_QUOTE.search(markup, at)) is not None:
        if sign.group() == ">":
            return sign.end()
        at = markup.find(sign.group(), sign.end()) + 1
        if not at:
            break
    return _after(markup, ">", opened)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}[^>]*>?", re.IGNORECASE)


def entities(text: str) -> str:
    """Return text with the characters that its entities stand for; none is longer than ten."""
    return unescape(_ENDLESS.sub("", text)) if "&" in text else text


def plain(markup: str) -> str:
    """Return foreign text as lines without markup: paragraphs apart, a bullet as ``- ``.

    >>> plain("<p>Wat je doet:</p><ul><li>Orders <b>pikken</b><li>Laden</ul><script>x()</script>")
    'Wat je doet:\\n\\n- Orders pikken\\n- Laden'
    """
    if "<" not in markup and _ESCAPED_TAG.search(markup):
        markup = entities(markup)
    if "<" not in markup:
        return _lines(entities(markup))
    flowing = bool(_ANY_BLOCK.search(markup))
    parts = []
    for piece in pieces(markup):
        name = piece.name
        if not name:
            text = entities(piece.inside)
            parts.append(_FLOW.sub(" ", text) if flowing else text)
        elif name == "li":
            parts.append("\n- ")
        elif name.strip("/") in _PARAGRAPHS:
            parts.append("\n\n")
        elif name.strip("/") in _LINE_ENDS:
            parts.append("\n")
        elif name in ("td", "th"):
            parts.append(" ")
    return _lines("".join(parts))


def clean(text: str) -> str:
    """Return text in which what is seen is all there is: no hidden signs, one form of letters.

    >>> clean("ma\\u200bga\\xadzijn\\u202e")
    'magazijn'
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _LINES.sub("\n", text)))


def line(markup: str) -> str:
    """Return foreign text as one line without markup."""
    if "<" in markup:
        markup = plain(markup)
    return " ".join(clean(entities(markup)).split())


def _lines(text: str) -> str:
    text = _BULLET.sub("- ", _SPACES.sub(" ", clean(text)).replace("\n ", "\n"))
    return _GAPS.sub("\n\n", "\n".join(each.rstrip() for each in text.split("\n"))).strip()
