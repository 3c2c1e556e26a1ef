"""Finds the demands of a text: sentence by sentence, cues first, then what surrounds them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wissel.core.demands._amounts import Amount, amounts
from wissel.core.demands._clock import times
from wissel.core.demands._data import rules
from wissel.core.demands._judge import Surroundings
from wissel.core.demands._text import Folded, Sentence, fold, sentence_around, sentences
from wissel.core.demands._types import Hit, Rules
from wissel.core.vacancies import FoundDemand

_WORDS = re.compile(r"\d+|[^\W\d_]+")
#: A value belongs to a demand at most so many words after it, or fewer before it.
_VALUE_REACH = 9
_LONGEST_QUOTE = 140
#: So many characters of a sentence are shown.
_LONGEST_SENTENCE = 240
#: What stands so many characters apart is said in one go.
_SHORTLY = 60
_LETTER = re.compile(r"\w")
_NONE: frozenset[str] = frozenset()
Valued = tuple[Hit, Amount | None]
#: So many degrees are neither cold nor hot: *ook 's winters is het hier 20 graden*.
_MILD = range(16, 25)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def demands_in(text: str) -> tuple[FoundDemand, ...]:
    """Return what a text says that work asks, in the order of the text.

    Every demand stands on words of the text (``text[start:end] == quote``). The time is linear in
    the length of the text.

    >>> [(d.item, d.value, d.unit) for d in demands_in("Je tilt dozen tot 15 kilo.")]
    [('tillen', 15.0, 'kilo')]
    >>> [d.negated for d in demands_in("Je hoeft niet te tillen.")]
    [True]
    >>> demands_in("Wij tillen je naar een hoger niveau.")
    ()
    """
    data = rules()
    folded = fold(text)
    found: list[FoundDemand] = []
    denied_list = False
    asked = 0  #: what is found before this number is no question that is still open
    for sentence in sentences(folded.plain):
        words = frozenset(_WORDS.findall(sentence.text))
        if asked < len(found) and _answers_no(sentence.text, words, data):
            found[asked:] = [replace(each, negated=True) for each in found[asked:]]
        asked = len(found)
        hits = _merged(_hits(sentence.text, words, data))
        if denied_list and not sentence.bullet:
            denied_list = False
        if hits:
            found += _read(text, folded, sentence, words, hits, data, denied=denied_list)
        elif sentence.head:
            denied_list = bool(data.denials.before.spans(sentence.text, words))
        if not sentence.question:
            asked = len(found)
    return _joined(text, found)


def span_of_sentence(text: str, found: FoundDemand) -> tuple[int, int]:
    """Return where the sentence that shows a demand stands: what a reader can judge.

    Of one that is very long it is the part around the words, in whole words.
    """
    start, end = sentence_around(text, found.start, found.end)
    if end - start > _LONGEST_SENTENCE:
        spare = max(0, _LONGEST_SENTENCE - (found.end - found.start)) // 2
        if start < found.start - spare:
            space = text.find(" ", found.start - spare, found.start)
            start = space + 1 if space >= 0 else found.start
        if found.end + spare < end:
            space = text.rfind(" ", found.end, found.end + spare)
            end = space if space >= 0 else found.end
    return start, end


def sentence_of(text: str, found: FoundDemand) -> str:
    """Return the sentence that shows a demand in the words of the text, on one line.

    Of a text that has changed since it was read, the words alone.

    >>> text = "Over ons. - Je tilt dozen tot 15 kilo, en rust. Solliciteer!"
    >>> [sentence_of(text, each) for each in demands_in(text)]
    ['Je tilt dozen tot 15 kilo, en rust']
    """
    if text[found.start : found.end] != found.quote:
        return found.quote
    start, end = span_of_sentence(text, found)
    return " ".join(text[start:end].split())


def _answers_no(sentence: str, words: frozenset[str], data: Rules) -> bool:
    """Whether a sentence after a question opens with an answer that denies it."""
    return any(
        not _LETTER.search(sentence, 0, start)
        for start, _, _ in data.denials.answers.spans(sentence, words)
    )


def _joined(text: str, found: list[FoundDemand]) -> tuple[FoundDemand, ...]:
    """Order by place, and make one of what says the same of one item shortly after each other."""
    kept: list[FoundDemand] = []
    last: dict[tuple[str, str, bool], int] = {}
    for each in sorted(found, key=lambda one: (one.start, -one.end, one.item, one.level)):
        key = (each.item, each.level, each.negated)
        at = last.get(key)
        if at is None or not _continues(text, kept[at], each):
            last[key] = len(kept)
            kept.append(each)
        else:
            kept[at] = _joint(text, kept[at], each)
    return tuple(kept)


def _continues(text: str, one: FoundDemand, next_: FoundDemand) -> bool:
    if max(one.end, next_.end) - one.start > _LONGEST_QUOTE:
        return next_.start < one.end
    between = text[one.end : next_.start]
    return next_.start - one.end <= _SHORTLY and not _SENTENCE_END.search(between)


def _joint(text: str, one: FoundDemand, next_: FoundDemand) -> FoundDemand:
    """Take the quotes together, with the highest value: the furthest from nought."""
    end = max(one.end, next_.end)
    if end - one.start > _LONGEST_QUOTE:
        end = one.end
    values = [said for said in (one, next_) if said.value is not None]
    best = max(values, key=lambda said: abs(said.value or 0), default=one)
    return replace(one, quote=text[one.start : end], end=end, value=best.value, unit=best.unit)


def _hits(sentence: str, words: frozenset[str], data: Rules) -> Iterator[Hit]:
    for number, start, end in data.cues.found(sentence, words):
        yield Hit(start, end, data.cues.entries[number][1], data.denying.get(number, _NONE))
    for start, end, group in times(sentence, words, data.clock):
        yield Hit(start, end, group)


def _merged(hits: Iterator[Hit]) -> list[Hit]:
    """One hit where several of one item and level overlap: the first and widest of them."""
    kept: list[Hit] = []
    last: dict[tuple[str, str, bool], Hit] = {}
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    for hit in ordered:
        limited = hit.group.above is not None or hit.group.below is not None
        key = (hit.group.item, hit.group.level, limited)
        before = last.get(key)
        if before is None or hit.start >= before.end:
            last[key] = hit
            kept.append(hit)
    return kept


def _valued(sentence: str, hits: Sequence[Hit]) -> list[Valued]:
    """Give each hit its amount, and leave out what takes no such value or is said more narrowly."""
    said: dict[str, list[Amount]] = {}
    taken: list[Valued] = []
    for hit in hits:
        unit = hit.group.unit
        if unit and unit not in said:
            said[unit] = amounts(sentence, unit)
        amount = _nearest(sentence, hit, said[unit]) if unit else None
        if hit.group.takes(amount.value if amount else None):
            taken.append((hit, amount))
    narrow = [hit for hit, _ in taken if hit.group.instead_of]
    return [
        (hit, amount)
        for hit, amount in taken
        if not any(
            other.group.instead_of == hit.group.item
            and other.start < hit.end
            and hit.start < other.end
            for other in narrow
        )
    ]


def _read(
    text: str,
    folded: Folded,
    sentence: Sentence,
    words: frozenset[str],
    hits: Sequence[Hit],
    data: Rules,
    *,
    denied: bool,
) -> Iterator[FoundDemand]:
    around = Surroundings(sentence.text, words, data, hits)
    meant = _valued(sentence.text, [hit for hit in hits if not around.excepted(hit)])
    for hit, amount in meant:
        if hit.group.alone and _has_company(hit, meant):
            continue
        unit, value = hit.group.unit, amount.value if amount else None
        start, end = _quoted(hit, amount)
        at, to = folded.span(sentence.start + start, sentence.start + end)
        yield FoundDemand(
            item=hit.group.item,
            level=hit.group.level,
            quote=text[at:to],
            start=at,
            end=to,
            value=value,
            unit=unit if amount else "",
            negated=denied or _is_mild(hit, amount) or around.denied(hit),
        )


def _is_mild(hit: Hit, amount: Amount | None) -> bool:
    return hit.group.unit == "graden" and amount is not None and amount.value in _MILD


def _has_company(hit: Hit, hits: Sequence[Valued]) -> bool:
    return any(
        other.group.unit == hit.group.unit and other.group.item != hit.group.item
        for other, _ in hits
    )


def _nearest(sentence: str, hit: Hit, said: Sequence[Amount]) -> Amount | None:
    """Return the amount that belongs to a demand: inside it, soon after it, or just before it.

    Of those before and those after, only the nearest can be it.
    """
    inside = next((a for a in said if a.start < hit.end and a.end > hit.start), None)
    if inside is not None:
        return inside
    after = min((a for a in said if a.start >= hit.end), key=lambda a: a.start, default=None)
    before = max((a for a in said if a.end <= hit.start), key=lambda a: a.end, default=None)
    best, least = None, _VALUE_REACH + 1
    if after is not None:
        far = len(_WORDS.findall(sentence, hit.end, after.start)) + 1
        best, least = (after, far) if far < least else (best, least)
    if before is not None:
        far = len(_WORDS.findall(sentence, before.end, hit.start)) + 4
        best = before if far < least else best
    return best


def _quoted(hit: Hit, amount: Amount | None) -> tuple[int, int]:
    if amount is None:
        return hit.start, hit.end
    start, end = min(hit.start, amount.start), max(hit.end, amount.end)
    return (start, end) if end - start <= _LONGEST_QUOTE else (hit.start, hit.end)
