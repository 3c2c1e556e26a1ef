"""The clauses of a sentence: where something is said anew, and whether *you* stand in one."""

import re
from bisect import bisect_left, bisect_right

from wissel.core.demands._types import Hit, Rules, Span

_HARD = re.compile(r"[;:()?!]|\s-\s|(?<!\b\w)\.\s")
_COMMA = re.compile(r",\s*([\w']+)")
_WORD = re.compile(r"\w+")
_AND = re.compile(r"\b(?:en|of)\b")


class Clauses:
    """A sentence, and where its clauses stop."""

    def __init__(self, sentence: str, words: frozenset[str], rules: Rules) -> None:
        self.text, self._rules = sentence, rules
        self._persons: dict[Span, bool] = {}  #: where was asked before whether one stands there
        self._soft: set[int] = set()
        self._stops = self._all_stops(words)

    def _all_stops(self, words: frozenset[str]) -> list[int]:
        denials = self._rules.denials
        stops = [start for start, _, _ in denials.stops.spans(self.text, words)]
        stops += [found.start() for found in _HARD.finditer(self.text)]
        stops += [found.start() for found in denials.anew.finditer(self.text)]
        self._soft.update(found.start() for found in denials.goes_on.finditer(self.text))
        commas = list(_COMMA.finditer(self.text))
        ends = [*(comma.start() for comma in commas[1:]), len(self.text)][: len(commas)]
        for comma, end in zip(commas, ends, strict=True):
            anew = self._says_anew(_WORD.findall(self.text, comma.end(), end))
            if anew or comma.group(1) in denials.new_subject:
                stops.append(comma.start())
            if not anew and comma.group(1) in denials.same_subject:
                self._soft.add(comma.start())
        return sorted(stops)

    def _says_anew(self, said: list[str]) -> bool:
        finite, persons = self._rules.denials.finite, self._rules.persons
        return any(word in finite or word in persons for word in said)

    def is_list(self, start: int, end: int) -> bool:
        """Whether commas only divide what is named: *nachtdienst, ploegendienst of piket*."""
        return _AND.search(self.text[start:end]) is not None and not self._says_anew(
            self.words(start, end)
        )

    def words(self, start: int, end: int) -> list[str]:
        """Return the words that stand there."""
        return _WORD.findall(self.text, start, end)

    def near(self, start: int, end: int, reach: int) -> bool:
        """Whether so many words or fewer stand there."""
        return len(_WORD.findall(self.text, start, end)) <= reach

    def around(self, hit: Hit) -> Span:
        """Return where the clause of a hit begins and ends."""
        at = bisect_right(self._stops, hit.start) - 1
        return self._stops[at] + 1 if at >= 0 else 0, self.end(hit.end)

    def stop_before(self, start: int) -> int:
        """Return the last place at or before this where a clause stops, or 0."""
        at = bisect_right(self._stops, start) - 1
        return self._stops[at] if at >= 0 else 0

    def end(self, start: int) -> int:
        """Return the first place at or after this where a clause stops."""
        at = bisect_left(self._stops, start)
        return self._stops[at] if at < len(self._stops) else len(self.text)

    def begins(self, hit: Hit) -> int:
        """Return where the clause of a hit begins, however often it goes on with *and*."""
        stops = (s for s in self._stops if s <= hit.start and not self.text.startswith("en ", s))
        return max(stops, default=-1) + 1

    def stopped(self, start: int, end: int, *, soft: bool = False) -> bool:
        """Whether a clause stops there; ``soft``: and what follows is about another."""
        at = bisect_left(self._stops, start)
        while soft and at < len(self._stops) and self._stops[at] in self._soft:
            at += 1
        return at < len(self._stops) and self._stops[at] < end

    def opens(self, at: int) -> bool:
        """Whether a clause begins here."""
        before = self.text[:at].rstrip(" -*•\"'")
        return not before or before[-1] in ",;:.(\n" or self.stopped(at - 10, at + 1)

    def has_person(self, start: int, end: int) -> bool:
        """Whether *je*, *u* or *we* stands there as who acts: not *voor je*, not *je collega*."""
        known = self._persons.get((start, end))
        if known is None:
            rules, words = self._rules, _WORD.findall(self.text, start, end)
            known = self._persons[start, end] = any(
                word in rules.persons
                and (at == 0 or words[at - 1] not in rules.subjects.not_acting_after)
                and (at + 1 == len(words) or words[at + 1] not in rules.others)
                for at, word in enumerate(words)
            )
        return known
