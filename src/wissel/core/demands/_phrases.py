"""The little language of the cues: what a phrase matches, and which words make it worth trying.

``veel .. tillen``: words in this order, up to three others between (``...``: up to seven).
``(til|tilt)``: one of these. ``(zwaar)?``: may be left out. ``dienst*`` and ``*dienst``: any
letters after or before. ``{last}``: any of a group of words. ``je``: *u*, *uw* and *jouw* too.
``#``: a number; ``#kilo``, ``#uur``, ``#meter``, ``#graden``: a number with its unit. ``$``: here
the clause ends.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from wissel.core.demands._amounts import NUMBER, QUANTITY, UNIT_WORDS

_BETWEEN = r"[\s/\"()-]{1,3}"
_ANY = r"[^\s,;:()!?/\"-]{1,40}"
_GAPS = {"..": 3, "...": 7}
_CLAUSE_END = r"(?=\s*(?:[,;:.!?()]|\Z|(?:en|of|maar)\b))"
_LEXEME = re.compile(r"\(|\)\??|\||\.{2,3}|\{[a-z]+\}\??|#[a-z]*|\$|[^\s()|{}]+")
_PIECE = re.compile(r"\*?[^\W_]+\*?")
#: Who is spoken to, as a phrase says it and as vacancies do.
_YOU = ("je", "jij", "jouw", "u", "uw")
#: Words that stand in nearly every sentence make a poor reason to try a phrase.
_COMMON = frozenset(
    "je jij jouw u uw de het een en of in op van met aan voor te is zijn er die dat niet geen"
    " zonder veel werk werkt werken bij over naar door om tot kan kunt wat uit als goed hele vaak"
    " heb hebt bent ben".split()
)


class PhraseError(ValueError):
    """A phrase is badly written."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to search with: its pattern, and the words of which one must be there.

    ``needs``: of these words one must be there too, where there are any.
    """

    said: str
    pattern: str
    triggers: frozenset[str]
    needs: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Part:
    """A piece of a phrase: its alternatives, each a run of parts, or one word."""

    runs: list[list["_Part"]] = field(default_factory=list)
    word: str = ""
    optional: bool = False


def compiled(said: str, classes: Mapping[str, tuple[str, ...]]) -> Phrase:
    """Read a phrase; raise :class:`PhraseError` when it is badly written or has no own word."""
    lexemes = _LEXEME.findall(said)
    run, rest = _run(lexemes, 0, classes)
    if rest != len(lexemes) or not run:
        raise PhraseError(f"{said!r} has a bracket too many, or says nothing")
    triggers = _best(run)
    if not triggers:
        raise PhraseError(f"{said!r} has no word of its own by which it is found")
    pattern = rf"(?<!\w){_rendered(run)}(?!\w)"
    return Phrase(said, pattern, frozenset(triggers), frozenset(_second(run, triggers)))


def split(block: str) -> list[str]:
    """Return the phrases of a block: a semicolon or a new line stands between them."""
    return [
        phrase for line in block.splitlines() for raw in line.split(";") if (phrase := raw.strip())
    ]


def _run(
    lexemes: list[str], at: int, classes: Mapping[str, tuple[str, ...]]
) -> tuple[list[_Part], int]:
    parts: list[_Part] = []
    while at < len(lexemes) and lexemes[at] not in ("|", ")", ")?"):
        lexeme = lexemes[at]
        if lexeme == "(":
            part, at = _group(lexemes, at + 1, classes)
        else:
            part, at = _single(lexeme, classes), at + 1
        parts.append(part)
    return parts, at


def _group(
    lexemes: list[str], at: int, classes: Mapping[str, tuple[str, ...]]
) -> tuple[_Part, int]:
    part = _Part()
    while True:
        run, at = _run(lexemes, at, classes)
        if not run or at == len(lexemes):
            raise PhraseError(f"{' '.join(lexemes)!r} has an empty or open bracket")
        part.runs.append(run)
        if lexemes[at] != "|":
            part.optional = lexemes[at] == ")?"
            return part, at + 1
        at += 1


def _single(lexeme: str, classes: Mapping[str, tuple[str, ...]]) -> _Part:
    if lexeme.startswith("#") and lexeme != "#" and lexeme[1:] not in QUANTITY:
        raise PhraseError(f"{lexeme!r} is no unit")
    if not lexeme.startswith("{"):
        return _Part(word=lexeme)
    name = lexeme.strip("{}?")
    if name not in classes:
        raise PhraseError(f"there are no words called {name!r}")
    runs = [[_Part(word=word) for word in phrase.split()] for phrase in classes[name]]
    return _Part(runs=runs, optional=lexeme.endswith("?"))


def _rendered(run: list[_Part], lead: str = "") -> str:
    out, begun = "", False
    for part in run:
        before = _BETWEEN if begun else lead
        if part.word in _GAPS:
            out += rf"(?:{_BETWEEN}{_ANY}){{0,{_GAPS[part.word]}}}?" if begun else ""
        elif part.optional and not begun:
            out += rf"(?:{_one(part, '')}{_BETWEEN})?"
        elif part.optional:
            out += rf"(?:{_one(part, before)})?"
        else:
            out += _one(part, before)
            begun = True
    return out


def _one(part: _Part, before: str) -> str:
    if not part.runs:
        return _CLAUSE_END if part.word == "$" else before + _literal(part.word)
    said = [run for run in part.runs if run[0].word != "$"]
    inner = "|".join(_rendered(run) for run in said)
    if len(said) < len(part.runs):
        return rf"(?:{before}(?:{inner})|{_CLAUSE_END})"
    return rf"{before}(?:{inner})"


def _literal(word: str) -> str:
    if word == "je":
        return rf"(?:{'|'.join(_YOU)})"
    if word == "#":
        return NUMBER
    if word.startswith("#"):
        return QUANTITY[word[1:]]
    return re.escape(word).replace(r"\*", r"\w*")


def _best(run: list[_Part]) -> set[str]:
    """Return the words of the part that says most: longest, and not among the common ones."""
    found = [words for part in run if not part.optional and (words := _words(part))]
    return max(found, key=_weight, default=set())


def _second(run: list[_Part], first: set[str]) -> set[str]:
    """Return the words of the next best part."""
    found = [words for part in run if not part.optional and (words := _words(part))]
    return max((words for words in found if words != first), key=_weight, default=set())


def _weight(words: set[str]) -> float:
    least = min(len(word.strip("*")) for word in words)
    return least - (10 if words & _COMMON else 0) - len(words) / 100


def _words(part: _Part) -> set[str]:
    if part.runs:
        each = [_best(run) for run in part.runs]
        return set().union(*each) if all(each) else set()
    if part.word in _GAPS or part.word in ("$", "#"):
        return set()
    if part.word.startswith("#"):
        return set(UNIT_WORDS[part.word[1:]])
    if part.word == "je":
        return set(_YOU)
    pieces = _PIECE.findall(part.word)
    return {max(pieces, key=len)} if pieces else set()
