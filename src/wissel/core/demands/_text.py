"""Folds a text to plain small letters, and cuts it into sentences, with the way back."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: A sentence that goes on for longer is cut at a space: no text takes more than its length in time.
LONGEST = 500
_SAME = {"‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"'}
_BULLETS = "-*•‣▪●○–—·>✓✔+"
_ABBREVIATIONS = frozenset(
    "o.a bijv bv max min ca evt incl excl m.n d.w.z nl t.e.m i.v.m p.w p.d resp etc enz kg dhr mw"
    " nr tel a.u.b z.s.m i.o m.b.t o.b.v t.b.v".split()
)
_END = re.compile(r"[.!?…]+(?=[\s\"')]|$)|;|•|\n")
_WORD_BEFORE = re.compile(r"[\w.]*\Z")


class _Folding(dict[int, str]):
    """One character to one folded character, or to none when it has no width."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _fold(char)
        if code < 0x3000:  # a hostile text cannot fill the memory
            self[code] = folded
        return folded


def _fold(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me") and char != "\n":
        return ""
    if category == "Pd" or char == "−":
        return "-"
    if category == "Zs" or char in "\t\v\f\r\x85":
        return " "
    if category in ("Zl", "Zp"):
        return "\n"
    plain = unicodedata.normalize("NFKD", char.lower())
    return plain[0] if len(plain) == 1 or unicodedata.category(plain[1]) == "Mn" else char


_FOLDING = _Folding()
_FOLDING.update({code: _fold(chr(code)) for code in range(128) if code != 10} | {10: "\n"})


@dataclass(frozen=True, slots=True)
class Folded:
    """``plain`` is the folded text; ``origin[i]`` is where its character ``i`` stood before."""

    plain: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the slice of the given text behind a non-empty slice of the folded text."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text; the time is linear in its length."""
    plain = text.translate(_FOLDING)
    if len(plain) == len(text):
        return Folded(plain, range(len(text)))
    return Folded(plain, [at for at, char in enumerate(text) if _FOLDING[ord(char)]])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a line or a bullet of the folded text.

    ``head``: bullets may follow it. ``question``: an answer may follow it.
    """

    start: int
    text: str
    bullet: bool
    head: bool
    question: bool


def sentences(plain: str) -> Iterator[Sentence]:
    """Cut a folded text: at full stops, line ends and bullets, and where one goes on too long."""
    start = 0
    for found in _END.finditer(plain):
        if not _ends(plain, start, found):
            continue
        yield from _pieces(plain, start, found.start())
        start = found.end()
    yield from _pieces(plain, start, len(plain))


def _ends(plain: str, start: int, found: re.Match[str]) -> bool:
    if found.group() == "\n":
        return not _wrapped(plain, start, found.end())
    if found.group() != ".":
        return True
    before = plain[max(start, found.start() - 8) : found.start()]
    word = _WORD_BEFORE.search(before)
    said = word.group() if word else ""
    return said not in _ABBREVIATIONS and (len(said) != 1 or said.isdigit())


def _wrapped(plain: str, start: int, after: int) -> bool:
    """Whether a line end is only the end of the paper: a long line that goes on in the next."""
    line = after - 1 - max(start, plain.rfind("\n", start, after - 1))
    follows = plain[after : after + 1]
    return line > 60 and (follows.isalpha() or follows.isdigit())


def _pieces(plain: str, start: int, end: int) -> Iterator[Sentence]:
    if end - start <= LONGEST:
        piece = plain[start:end]
        bare = piece.strip()
        if bare:
            asks = plain[end : end + 1] == "?"
            yield Sentence(start, piece, bare[0] in _BULLETS, bare[-1] == ":", asks)
        return
    while start < end:
        stop = end
        if end - start > LONGEST:
            space = plain.rfind(" ", start + LONGEST // 2, start + LONGEST)
            stop = space if space > 0 else start + LONGEST
        piece = plain[start:stop]
        bare = piece.lstrip()
        if bare:
            asks = stop == end and plain[end : end + 1] == "?"
            yield Sentence(start, piece, bare[0] in _BULLETS, head=False, question=asks)
        start = stop


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of ``text[start:end]`` begins and ends, without its bullet.

    Words that go over the end of a sentence have both. The time does not grow with the text.
    """
    near = max(0, start - LONGEST)
    folded = fold(text[near : end + LONGEST])
    first, last = start, end
    for piece in sentences(folded.plain):
        bare = piece.text.strip()
        at = piece.start + piece.text.index(bare)
        since, until = (near + place for place in folded.span(at, at + len(bare)))
        if since < end and start < until:
            first, last = min(first, since), max(last, until)
    while first < start and (text[first] in _BULLETS or text[first].isspace()):
        first += 1
    return first, last
