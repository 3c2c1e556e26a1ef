"""Times of the day in a folded sentence: which of them ask work in the evening or at night."""

import re
from collections.abc import Iterator

from wissel.core.demands._amounts import WORDS
from wissel.core.demands._types import ClockWords, Group

ITEM = "perioden-van-het-etmaal"
EVENING = Group(ITEM, "niet-in-de-avond", act=True)
NIGHT = Group(ITEM, "niet-in-de-nacht", act=True)
_EVENING_FROM, _NIGHT_FROM, _NIGHT_UNTIL = 18.0, 22.0, 6.0
_HALF_DAY = 12.0
#: So many characters before a time say what it is a time of.
_BEFORE, _AFTER = 40, 24
_TIME = (
    r"(?<![\d.,:])([01]?\d|2[0-4])(?:[.:u]([0-5]\d)|\s?u(?:ur)?\b)?(?![\d:]|[.,]\d)"
    r"(?:\s?(?:uur|u|h)\b)?"
)
_TO = r"\s?(?:-|tot en met|t/m|tot ongeveer|tot uiterlijk|tot|en)\s?"
_SPAN = re.compile(_TIME + _TO + _TIME)
_ONE = re.compile(_TIME)
_NAMES = "|".join(word for word, value in WORDS.items() if 1 <= value <= 12)
_SPOKEN = re.compile(
    rf"\b(?:om|vanaf|rond|tegen)\s((?:half|kwart voor|kwart over)\s)?({_NAMES}|\d{{1,2}})\b"
)
#: *Van elf tot zeven*, and *6-14 / 14-22 / 22-6*.
_SAID = rf"((?:half|kwart voor|kwart over)\s)?({_NAMES}|\d{{1,2}})(?:\s?uur)?"
_SPOKEN_SPAN = re.compile(rf"\b(?:van|tussen)\s{_SAID}\s(?:tot|en)\s{_SAID}\b(?![.:,]\d)")
_EVENING, _NIGHT = re.compile(r"\bavond"), re.compile(r"\bnacht")
_MORNING = re.compile(r"\s(?:'s (?:ochtends|morgens)|in de (?:vroege )?(?:ochtend|morgen))")
_THREE_SHIFTS = re.compile(r"(?<![\d.,:-])([01]?\d|2[0-4])\s?-\s?([01]?\d|2[0-4])(?![\d.,:-])")
_OF_SHIFTS = re.compile(r"\b(?:ploeg|shift|dienst)")
_SHIFT = 8
_BEGINS = re.compile(r"\b(?:begin|start|aanvang|vertrek|dienst|wekker)")
_SHIFTED = {"half ": -0.5, "kwart voor ": -0.25, "kwart over ": 0.25}
_HINT = re.compile(r"\d|\b(?:om|vanaf|rond|tegen|van|tussen)\s")
_OTHER_UNIT = re.compile(
    r"\s?(?:uur|uren|u)?\s?(?:per|in de|p/w|p\.w|/)\s?(?:week|wk|w\b|maand)"
    r"|\s?(?:%|procent|euro|kilo|kg|jaar|km|graden|meter|weken|maanden|dagen|personen|mensen)"
)
_ENDS = re.compile(r"\s?(?:eindig|klaar\b|afgelopen|naar huis)")
#: Here hours without minutes are hours a week.
_WEEKLY = re.compile(r"week\b|weken\b|dienstverband|contract|parttime|fulltime")
Found = tuple[int, int, Group]


def times(sentence: str, words: frozenset[str], rules: ClockWords) -> Iterator[Found]:
    """Yield the demands that the times of a sentence make."""
    if not _HINT.search(sentence) or not any(
        form.search(sentence) for form in (_ONE, _SPOKEN, _SPOKEN_SPAN)
    ):
        return
    if rules.other.stands(sentence, words):
        return
    if not rules.working.stands(sentence, words):
        return
    spans = [found for found in _SPAN.finditer(sentence) if _is_span(sentence, found)]
    for found in spans:
        yield from _asked(found.start(), found.end(), _hour(found, 1), _hour(found, 3))
    said = [*_spoken_spans(sentence), *_three_shifts(sentence)]
    yield from said
    if not spans and not said:
        yield from _single(sentence, words, rules)


def _is_span(sentence: str, found: re.Match[str]) -> bool:
    """Whether two numbers are times: minutes, or *van … tot … uur* that are no hours a week."""
    if _OTHER_UNIT.match(sentence, found.end()):
        return False
    if found.group(2) is not None or found.group(4) is not None:
        return True
    lead = sentence[max(0, found.start() - 8) : found.start()].rstrip()
    said = found.group().rstrip().endswith(("uur", "u", "h"))
    return said and "week" not in sentence and lead.endswith(("van", "tussen"))


def _spoken_spans(sentence: str) -> Iterator[Found]:
    """Read *van elf tot zeven* where words close by say of which half of the day they are."""
    for found in _SPOKEN_SPAN.finditer(sentence):
        start, stop = _said(found, 1), _said(found, 3)
        near = sentence[max(0, found.start() - _BEFORE) : found.end() + _AFTER]
        if _OTHER_UNIT.match(sentence, found.end()) or max(start, stop) > _HALF_DAY:
            continue
        if _MORNING.match(sentence, found.end()):
            yield from _asked(found.start(), found.end(), start, stop)
        elif _NIGHT.search(near):
            later = _HALF_DAY if start > _NIGHT_UNTIL else 0
            yield from _asked(found.start(), found.end(), start + later, stop)
        elif _EVENING.search(near) and start < stop:
            yield from _asked(found.start(), found.end(), start + _HALF_DAY, stop + _HALF_DAY)


def _said(found: re.Match[str], group: int) -> float:
    said = found.group(group + 1)
    hour = float(said) if said.isdigit() else WORDS[said]
    return hour + _SHIFTED.get(found.group(group) or "", 0.0)


def _three_shifts(sentence: str) -> Iterator[Found]:
    """Read *6-14 / 14-22 / 22-6*: two or more spans of eight whole hours, of shifts."""
    if not _OF_SHIFTS.search(sentence):
        return
    found = [
        each
        for each in _THREE_SHIFTS.finditer(sentence)
        if (int(each.group(2)) - int(each.group(1))) % 24 == _SHIFT
    ]
    if len(found) > 1:
        for each in found:
            start, stop = float(each.group(1)), float(each.group(2))
            yield from _asked(each.start(), each.end(), start, stop)


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


def _single(sentence: str, words: frozenset[str], rules: ClockWords) -> Iterator[Found]:
    weekly = _WEEKLY.search(sentence) is not None
    for found in _ONE.finditer(sentence):
        if weekly and found.group(2) is None:
            continue
        if found.group().strip(" 0123456789") and not _OTHER_UNIT.match(sentence, found.end()):
            exact = found.group(2) is not None
            yield from _lone(sentence, words, rules, found.span(), _hour(found, 1), exact=exact)
    for found in _SPOKEN.finditer(sentence):
        said = found.group(2)
        if weekly and said.isdigit():
            continue
        hour = (float(said) if said.isdigit() else WORDS[said]) + _SHIFTED.get(
            found.group(1) or "", 0.0
        )
        exact = bool(found.group(1)) and _BEGINS.search(sentence) is not None
        yield from _lone(sentence, words, rules, found.span(), hour, exact=exact)


def _lone(
    sentence: str,
    words: frozenset[str],
    rules: ClockWords,
    span: tuple[int, int],
    hour: float,
    *,
    exact: bool,
) -> Iterator[Found]:
    """A start before six or from ten is night; an end after six is evening, after ten both."""
    start, end = span
    before = sentence[max(0, start - _BEFORE) : end]
    after = sentence[end : end + _AFTER]
    until = any(stop > len(before) - 14 for _, stop, _ in rules.until.spans(before, words))
    until = until or _ENDS.match(after) is not None
    begins = rules.start.stands(before, words)
    early = rules.morning.stands(after, words) or rules.night.stands(after, words)
    if hour < _NIGHT_UNTIL and not until and begins and (exact or early):
        yield start, end, NIGHT
    elif until and hour > _EVENING_FROM:
        yield start, end, EVENING
        if hour > _NIGHT_FROM:
            yield start, end, NIGHT
    elif begins and not until and hour >= _EVENING_FROM:
        yield start, end, EVENING if hour < _NIGHT_FROM else NIGHT
