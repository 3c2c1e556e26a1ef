"""What surrounds the words of a demand: does the sentence deny it, or mean something else?"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter

from wissel.core.demands._clauses import Clauses
from wissel.core.demands._types import Except, Hit, Rules, Span
from wissel.core.demands._who import Doers

_WORD = re.compile(r"\w+")
#: *Nachtdienst: nooit.*
_AFTER_COLON = re.compile(r"\s?(?::|-|=)\s?")
_AND = re.compile(r"\b(?:en|of)\b")
_PAUSE = re.compile(r"[,:;(]\s*(?:(?:maar|want|en|dan)\s)?\Z|\s-\s\Z|\sen\s\Z")
_END, _START = itemgetter(1), attrgetter("start")
#: What denies from further on than this has others before it, which do or do not.
_FEW = 3
#: A denial at the end of a clause is of what the clause begins with, however far that is.
_FAR = 14


class Surroundings:
    """A sentence in which something was found, and what of it is meant."""

    def __init__(
        self, sentence: str, words: frozenset[str], rules: Rules, hits: Sequence[Hit]
    ) -> None:
        self._text, self._rules, self._hits = sentence, rules, hits
        denials = rules.denials
        before = denials.before.spans(sentence, words)
        after = denials.after.spans(sentence, words)
        never: list[Span] = []
        if before or after:
            never = [span[:2] for span in denials.never.spans(sentence, words)]
        self._before = sorted(_without(before, never), key=_END)
        self._after = sorted(_without(after, never))
        heading = denials.heading.match(sentence) if self._before else None
        #: Where a list begins under *wat je hier niet doet:*, or 0.
        self._listed = heading.end() if heading else 0
        self._exceptions = rules.exceptions.spans(sentence, words)
        self._answers = [
            start
            for start, _ in _without(denials.answers.spans(sentence, words), never)
            if denials.taken_up.match(sentence, start) and _PAUSE.search(sentence[:start][-8:])
        ]
        self._clauses = Clauses(sentence, words, rules)
        self._doers = Doers(self._clauses, words, rules)

    def denied(self, hit: Hit) -> bool:
        """Whether the sentence says that this is not asked."""
        if any(
            s < hit.end and hit.start < e and hit.own.isdisjoint(_WORD.findall(self._text, s, e))
            for s, e in self._before
        ):
            return True
        if self._listed and hit.start >= self._listed:
            return True
        denials = self._rules.denials
        nearest = bisect_right(self._before, hit.start, key=_END) - 1
        if (
            nearest >= 0
            and self._reaches(self._before[nearest], hit.start, denials.before_reach)
            and not self._affirmed(hit)
        ):
            return True
        coming = bisect_left(self._after, (hit.end, hit.end))
        return (
            any(
                self._denies_back(n, hit, denials.after_reach)
                for n in self._after[coming : coming + _FEW]
            )
            or self._doers.taken_over(hit)
            or self._taken_up(hit)
        )

    def _taken_up(self, hit: Hit) -> bool:
        """Whether a clause after it takes it up to deny it: *zware dozen: dat doet de robot*."""
        clauses = self._clauses
        left = clauses.around(hit)[0]
        return any(
            start >= hit.end
            and clauses.near(hit.end, start, _FAR)
            and not clauses.has_person(left, start)
            for start in self._answers
        )

    def _reaches(self, span: Span, to: int, reach: int) -> bool:
        return (
            span[1] <= to
            and not self._clauses.stopped(span[1], to)
            and self._clauses.near(span[1], to, reach)
        )

    def _denies_back(self, span: Span, hit: Hit, reach: int) -> bool:
        if span[0] < hit.end:
            return False
        clauses, between = self._clauses, self._text[hit.end : span[0]]
        if _AFTER_COLON.fullmatch(between):
            return True
        far = " en " not in between and self._ends_what_began(span, hit)
        if not clauses.near(hit.end, span[0], _FAR if far else reach):
            return False
        listed = "," in between and clauses.is_list(hit.end, span[0])
        if not listed and ("," in between or clauses.stopped(hit.end, span[0])):
            return False
        if _AND.search(between) and clauses.has_person(0, hit.end):
            return False
        at = bisect_left(self._hits, span[1], key=_START)
        forward = any(start < span[1] and span[0] < end for start, end in self._before)
        if at == len(self._hits) or not forward:
            return True
        follows = self._hits[at].start
        return "," in self._text[span[1] : follows] or not self._reaches(span, follows, reach)

    def _ends_what_began(self, span: Span, hit: Hit) -> bool:
        """Whether the denial ends the clause that the words begin: *tillen doe je hier … niet*."""
        clauses = self._clauses
        ends = self._rules.denials.clause_ends.match(self._text, span[1])
        return ends is not None and not clauses.has_person(clauses.around(hit)[0], hit.end)

    def _affirmed(self, hit: Hit) -> bool:
        """Whether *wel* comes soon after: *lichte dozen wel*."""
        rest = re.split(r"[,;:.]", self._text[hit.end :], maxsplit=1)[0]
        near = [*_WORD.findall(self._text, hit.start, hit.end), *_WORD.findall(rest)[:3]]
        return any(word in self._rules.denials.affirms for word in near)

    def excepted(self, hit: Hit) -> bool:
        """Whether the words of the demand are none here."""
        return self._doers.done_by_another(hit) or any(
            self._excepts((start, end), exception, hit)
            for start, end, exception in self._exceptions
        )

    def _excepts(self, span: Span, exception: Except, hit: Hit) -> bool:
        if exception.items and hit.group.item not in exception.items:
            return False
        if hit.group.item in exception.not_items:
            return False
        if exception.acts and not (hit.group.act or exception.items):
            return False
        theirs = exception.acts or exception.others
        if theirs and self._doers.is_you(span, hit, clause=exception.clause):
            return False
        if exception.whole:
            return True
        clauses = self._clauses
        if exception.opening and not clauses.opens(span[0]):
            return False
        start, end = span
        if start < hit.end and end > hit.start:
            return not exception.acts or (exception.opening and start <= hit.start)
        if end <= hit.start:
            return (
                exception.before > 0
                and clauses.near(end, hit.start, exception.before)
                and not clauses.stopped(end, hit.start, soft=exception.opening)
            )
        return (
            exception.after > 0
            and clauses.near(hit.end, start, exception.after)
            and not clauses.stopped(hit.end, start)
        )


def _without(spans: Iterable[tuple[int, int, bool]], never: Sequence[Span]) -> list[Span]:
    return [
        (start, end)
        for start, end, _ in spans
        if not any(start < stop and end > begin for begin, stop in never)
    ]
