"""Times of the day in a folded sentence: which of them ask work in the evening or at night."""

import re
from collections.abc import Iterator, Sequence

from wissel.core.demands._amounts import NUMBER, WORDS
from wissel.core.demands._types import ClockWords, Group

ITEM = "perioden-van-het-etmaal"
EVENING = Group(ITEM, "niet-in-de-avond", act=True)
NIGHT = Group(ITEM, "niet-in-de-nacht", act=True)
_EVENING_FROM, _NIGHT_FROM, _NIGHT_UNTIL = 18.0, 22.0, 6.0
_TIME = r"(?<![\d.,:])([01]?\d|2[0-4])(?:[.:u]([0-5]\d)|\s?u(?:ur)?\b)?(?![\d:]|[.,]\d)(?:\s?(?:uur|u|h)\b)?"
_SPAN = re.compile(rf"{_TIME}\s?(?:-|tot|en|t/m|tot en met|tot ongeveer|tot uiterlijk)\s?{_TIME}")
_ONE = re.compile(_TIME)
_SPOKEN = re.compile(
    rf"\b(?:half\s)?({NUMBER})\s(?:uur\s)?(?='s|in de (?:ochtend|nacht|morgen|avond))"
)
_HINT = re.compile(r"\d|'s\s|in de (?:ochtend|nacht|morgen|avond)")
_A_WEEK = re.compile(
    r"\s?(?:uur|uren|u)?\s?(?:per|in de|p/w|p\.w|/)\s?(?:week|wk|w\b|maand|$)|\s?(?:%|procent|euro|kilo|kg|jaar|km|graden|meter|weken|maanden|dagen|personen|medewerkers)"
)
Found = tuple[int, int, Group]


def times(sentence: str, words: Sequence[str], rules: ClockWords) -> Iterator[Found]:
    """Yield the demands that the times of a sentence make."""
    if not _HINT.search(sentence):
        return
    if rules.other.spans(sentence, words) or not rules.working.spans(sentence, words):
        return
    taken = 0
    for found in _SPAN.finditer(sentence):
        if _is_span(sentence, found):
            taken = found.end()
            start, end = _hour(found, 1), _hour(found, 3)
            yield from _asked(found.start(), found.end(), start, end)
    if not taken:
        yield from _single(sentence, words, rules)


def _is_span(sentence: str, found: re.Match[str]) -> bool:
    """Whether two numbers are times: minutes, or *van … tot … uur* that are no hours a week."""
    if _A_WEEK.match(sentence, found.end()) or "per week" in found.group():
        return False
    if found.group(2) is not None or found.group(4) is not None:
        return True
    lead = sentence[max(0, found.start() - 8) : found.start()].rstrip()
    said = found.group().rstrip()
    follows = sentence[found.end() : found.end() + 12]
    if "week" in sentence or not (
        said.endswith(("uur", "u")) or follows.lstrip().startswith("uur")
    ):
        return False
    return lead.endswith(("van", "tussen")) and _hour(found, 3) not in (24.0, 32.0, 36.0)


def _hour(found: re.Match[str], group: int) -> float:
    return float(found.group(group)) + float(found.group(group + 1) or 0) / 60


def _asked(at: int, end: int, start: float, stop: float) -> Iterator[Found]:
    """Yield evening and night as far as the hours from ``start`` to ``stop`` touch them."""
    if stop <= start:
        stop += 24
    if start < _NIGHT_FROM and stop > _EVENING_FROM:
        yield at, end, EVENING
    if start < _NIGHT_UNTIL or stop > _NIGHT_FROM:
        yield at, end, NIGHT


def _single(sentence: str, words: Sequence[str], rules: ClockWords) -> Iterator[Found]:
    for found in _ONE.finditer(sentence):
        said = found.group()
        if not said.strip(" 0123456789") or _A_WEEK.match(sentence, found.end()):
            continue
        yield from _lone(sentence, words, rules, found.start(), found.end(), _hour(found, 1))
    for found in _SPOKEN.finditer(sentence):
        if (hour := WORDS.get(found.group(1))) is not None:
            yield from _lone(sentence, words, rules, found.start(1), found.end(1), hour)


def _lone(
    sentence: str, words: Sequence[str], rules: ClockWords, start: int, end: int, hour: float
) -> Iterator[Found]:
    """A start before six is night; an end after six is evening, after ten both."""
    before = sentence[max(0, start - 40) : start]
    near = sentence[max(0, start - 40) : end + 20]
    until = any(stop > len(before) - 8 for _, stop, _ in rules.until.spans(before, words))
    if hour < _NIGHT_UNTIL and rules.start.spans(before, words) and _is_clock(sentence, start, end):
        yield start, end, NIGHT
    elif hour < _NIGHT_UNTIL and rules.night.spans(near, words):
        yield start, end, NIGHT
    elif until and _EVENING_FROM < hour <= _NIGHT_FROM:
        yield start, end, EVENING
    elif until and hour > _NIGHT_FROM:
        yield start, end, EVENING
        yield start, end, NIGHT
    elif rules.start.spans(before, words) and _EVENING_FROM <= hour < _NIGHT_FROM:
        yield start, end, EVENING


def _is_clock(sentence: str, start: int, end: int) -> bool:
    """Whether an hour before six is one of the clock: with minutes, or of the morning or night."""
    said = sentence[start:end]
    return bool(re.search(r"[.:]", said)) or bool(
        re.match(r"(?:\s?uur)?\s?(?:'s|in de) ?(?:ochtend|morgen|nacht)", sentence[end : end + 20])
        or re.search(r"(?:\bom|vanaf)\s\Z", sentence[:start])
    )
