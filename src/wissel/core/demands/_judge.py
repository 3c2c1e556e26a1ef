"""What surrounds the words of a demand: does the sentence deny it, or mean something else?"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from wissel.core.demands._types import Denials, Except, Group, Rules

_HARD = re.compile(r"[;:()?!]|\s-\s|(?<!\b\w)\.\s")
_COMMA = re.compile(r",\s*([\w']+)")
_WORD = re.compile(r"\w+")
_OPENS = r"[\s,;:.()*-]*"
#: A clause that opens with an article and a few words before what was found.
_SUBJECT = re.compile(_OPENS + r"(?:de|het|een|onze|ons|deze|die|dit)\s(?:[\w'-]+\s){1,4}\Z")
#: The same in the plural, and closer: *het zware tillen* has the same form as *de koks tillen*.
_SUBJECTS = re.compile(_OPENS + r"(?:de|onze|deze|die)\s(?:[\w'-]+e\s)?[\w'-]*[^e\s]\s\Z")
#: Who is sought, in the words of the heading of a vacancy.
_THE_JOB = re.compile(
    r"(?:de|een) (?:[\w-]*medewerker|surveillant|functionaris|kandidaat|[\w-]*operator)\b"
)
#: *Nachtdienst: nooit.*
_AFTER_COLON = re.compile(r"\s?(?::|-|=)\s?")
_DENYING_HEAD = re.compile(r"\W*(?:wat|dit)\b[^:]*\b(?:niet|nooit|geen)\b[^:]*:")
_AND = re.compile(r"\b(?:en|of)\b")
Span = tuple[int, int]
_END, _START = itemgetter(1), attrgetter("start")
#: What denies from further on than this has others before it, which do or do not.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a sentence that a cue fits. ``own``: the cue itself holds a word that denies."""

    start: int
    end: int
    group: Group
    own: bool = False


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
        self._soft: set[int] = set()
        self._stops = self._all_stops(denials, words)
        colon = _DENYING_HEAD.match(sentence) if self._before else None
        #: Where a list begins under *wat je hier niet doet:*, or 0.
        self._listed = colon.end() if colon else 0
        self._exceptions = rules.exceptions.spans(sentence, words)

    def _all_stops(self, denials: Denials, words: frozenset[str]) -> list[int]:
        stops = [start for start, _, _ in denials.stops.spans(self._text, words)]
        stops += [found.start() for found in _HARD.finditer(self._text)]
        commas = list(_COMMA.finditer(self._text))
        ends = [*(comma.start() for comma in commas[1:]), len(self._text)][: len(commas)]
        for comma, end in zip(commas, ends, strict=True):
            anew = self._says_anew(comma.end(), end, denials.finite)
            if anew or comma.group(1) in denials.new_subject:
                stops.append(comma.start())
            if not anew and comma.group(1) in _SAME_SUBJECT:
                self._soft.add(comma.start())
        return sorted(stops)

    def _says_anew(self, start: int, end: int, finite: frozenset[str]) -> bool:
        said = _WORD.findall(self._text, start, end)
        return any(word in finite or word in self._rules.persons for word in said)

    def denied(self, hit: Hit) -> bool:
        """Whether the sentence says that this is not asked."""
        if not hit.own and any(hit.start <= s < hit.end for s, _ in self._before):
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
        return any(
            self._denies_back(n, hit, denials.after_reach)
            for n in self._after[coming : coming + _FEW]
        )

    def _reaches(self, span: Span, to: int, reach: int) -> bool:
        return span[1] <= to and not self._stopped(span[1], to) and self._near(span[1], to, reach)

    def _denies_back(self, span: Span, hit: Hit, reach: int) -> bool:
        if span[0] < hit.end:
            return False
        between = self._text[hit.end : span[0]]
        if _AFTER_COLON.fullmatch(between):
            return True
        if not self._near(hit.end, span[0], reach):
            return False
        listed = "," in between and self._is_list(between)
        if not listed and ("," in between or self._stopped(hit.end, span[0])):
            return False
        if _AND.search(between) and self._has_person(0, hit.end):
            return False
        at = bisect_left(self._hits, span[1], key=_START)
        if at == len(self._hits):
            return True
        follows = self._hits[at].start
        return "," in self._text[span[1] : follows] or not self._reaches(span, follows, reach)

    def _is_list(self, said: str) -> bool:
        """Whether commas only divide what is named: *nachtdienst, ploegendienst of piket*."""
        words = _WORD.findall(said)
        return _AND.search(said) is not None and not any(
            word in self._rules.denials.finite or word in self._rules.persons for word in words
        )

    def _affirmed(self, hit: Hit) -> bool:
        """Whether *wel* comes soon after: *lichte dozen wel*."""
        rest = re.split(r"[,;:.]", self._text[hit.end :], maxsplit=1)[0]
        return any(w in self._rules.denials.affirms for w in _WORD.findall(rest)[:3])

    def excepted(self, hit: Hit) -> bool:
        """Whether the words of the demand are none here."""
        return self._done_by_another(hit) or any(
            self._excepts((start, end), exception, hit)
            for start, end, exception in self._exceptions
        )

    def _done_by_another(self, hit: Hit) -> bool:
        """Whether the clause opens with who does it, and that is not you: *de kok staat*."""
        if not hit.group.act:
            return False
        first = _WORD.match(self._text, hit.start)
        denials = self._rules.denials
        if first is None:
            return False
        if first.group() in denials.third_person:
            opening = _SUBJECT
        elif first.group() in denials.third_persons:
            opening = _SUBJECTS
        else:
            return False
        left = (
            max((s for s in self._stops if s <= hit.start and not self._goes_on(s)), default=-1) + 1
        )
        subject = opening.match(self._text, left, hit.start)
        if subject is not None and self._is_the_job(subject.span()):
            return False
        return subject is not None and not self._has_person(left, self._clause_end(hit.end))

    def _goes_on(self, stop: int) -> bool:
        """Whether only *and* begins here: who did the first thing does this one too."""
        return self._text.startswith("en ", stop)

    def _clause_end(self, start: int) -> int:
        return min((s for s in self._stops if s >= start), default=len(self._text))

    def _excepts(self, span: Span, exception: Except, hit: Hit) -> bool:
        if exception.items and hit.group.item not in exception.items:
            return False
        if exception.acts and not (hit.group.act or exception.items):
            return False
        if exception.acts and self._is_the_job(span):
            return False
        if exception.acts and self._is_own(span, hit, clause=exception.clause):
            return False
        if exception.opening and not self._opens(span[0]):
            return False
        start, end = span
        if start < hit.end and end > hit.start:
            return not exception.acts or (exception.opening and start <= hit.start)
        if end <= hit.start:
            return (
                exception.before > 0
                and self._near(end, hit.start, exception.before)
                and not self._stopped(end, hit.start, soft=exception.opening)
            )
        return (
            exception.after > 0
            and self._near(hit.end, start, exception.after)
            and not self._stopped(hit.end, start)
        )

    def _is_the_job(self, span: Span) -> bool:
        """Whether the sentence speaks of who is sought: *de medewerker loopt veel*."""
        return _THE_JOB.search(
            self._text, max(0, span[0] - 4), span[1]
        ) is not None and not self._has_person(0, len(self._text))

    def _opens(self, at: int) -> bool:
        """Whether a clause begins here."""
        before = self._text[:at].rstrip(" -*•\"'")
        return not before or before[-1] in ",;:.(\n" or any(at - 10 <= s <= at for s in self._stops)

    def _is_own(self, span: Span, hit: Hit, *, clause: bool) -> bool:
        """Whether the clause says that you do it, whatever else it names."""
        left = max((s for s in self._stops if s <= min(span[0], hit.start)), default=0)
        if clause:
            left = min(span[0], hit.start)
        right = min((s for s in self._stops if s >= max(span[1], hit.end)), default=len(self._text))
        return self._has_person(left, right)

    def _has_person(self, start: int, end: int) -> bool:
        """Whether *je*, *u* or *we* stands there as who acts: not *voor je*, not *je collega*."""
        words = _WORD.findall(self._text, start, end)
        return any(
            word in self._rules.persons
            and (at == 0 or words[at - 1] not in _AFTER_WHICH_NOT)
            and (at + 1 == len(words) or words[at + 1] not in self._rules.others)
            for at, word in enumerate(words)
        )

    def _stopped(self, start: int, end: int, *, soft: bool = False) -> bool:
        at = bisect_left(self._stops, start)
        while soft and at < len(self._stops) and self._stops[at] in self._soft:
            at += 1
        return at < len(self._stops) and self._stops[at] < end

    def _near(self, start: int, end: int, reach: int) -> bool:
        return len(_WORD.findall(self._text, start, end)) <= reach


#: After a comma these go on about whoever the clause began with.
_SAME_SUBJECT = frozenset("in op bij met ook af soms".split())
_AFTER_WHICH_NOT = frozenset("voor van met naast aan bij door tegen om achter zodat".split())


def _without(spans: Iterable[tuple[int, int, bool]], never: Sequence[Span]) -> list[Span]:
    return [
        (start, end)
        for start, end, _ in spans
        if not any(start < stop and end > begin for begin, stop in never)
    ]
