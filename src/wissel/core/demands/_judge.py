"""What surrounds the words of a demand: does the sentence deny it, or mean something else?"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from wissel.core.demands._tasks import are_cared_for, names_a_task, you_too
from wissel.core.demands._types import Denials, Except, Group, Rules

_HARD = re.compile(r"[;:()?!]|\s-\s|(?<!\b\w)\.\s")
_COMMA = re.compile(r",\s*([\w']+)")
_WORD = re.compile(r"\w+")
_OPENS = r"[\s,;:.()*-]*"
#: A clause that opens with an article and a few words before what was found.
_SUBJECT = re.compile(_OPENS + r"(?:de|het|een|onze|ons|deze|die|dit)\s(?:[\w'-]+\s){1,4}\Z")
#: The same in the plural, and closer: *het zware tillen* has the same form as *de koks tillen*.
_SUBJECTS = re.compile(
    _OPENS
    + r"(?:de|onze|deze|die)\s(?:[\w'-]+e\s)?[\w'-]*(?:[ns]|lui|technici)(?<!wagen)(?<!kraan)\s\Z"
)
#: Who is sought, in the words of the heading of a vacancy.
_THE_JOB = re.compile(
    r"(?:de|een) (?:[\w-]*medewerker|surveillant|functionaris|kandidaat|[\w-]*operator)\b"
    r"|(?:het|ons|de) (?:team|productie)\b"
    r"|(?:de|het|dit|deze|een|ons) (?:werk|functie|baan|bijbaan|rol|vak|beroep|job|klus|taak)\b"
)
#: *We zoeken een monteur die …*
_SEEKS = re.compile(
    r"\b(?:zoek(?:en|t)?|gezocht|gevraagd|(?:vacature|plaats|werk|baan|functie|geschikt) voor)\b"
)
_WHO = re.compile(r"\b(?:die|dat|met)\b")
#: *Nachtdienst: nooit.*
_AFTER_COLON = re.compile(r"\s?(?::|-|=)\s?")
_DENYING_HEAD = re.compile(r"\W*(?:wat|dit)\b[^:]*\b(?:niet|nooit|geen)\b[^:]*:")
_AND = re.compile(r"\b(?:en|of)\b")
#: *… en maak je*, *… en noteert*: what follows is said anew.
_ANEW = re.compile(r"\ben\s(?:\w+\s(?:je|jij|u|ik|we|wij)|\w+eert)\b")
#: *De arts luistert en schrijft*: who did the first thing does this one too.
_GOES_ON = re.compile(
    r"\ben\s(?!u\b|moet\b|het\b|kunt\b|hebt\b|bent\b)\w+t\b(?!\s(?:je|jij|u|we|wij|ik)\b)"
)
#: After who does it, a time is none: *de nacht draait de hele week*.
_A_TIME = re.compile(
    r"\s(?:\w+e\s)?(?:\w*dag|\w*dienst|nacht|ochtend|middag|avond|week|maand|uur|uren|tijd|keer|eerste"
    r"|rest|helft|temperatuur)\b"
)
#: *Zware dozen: dat doet de heftruck.*
_TAKEN_UP = re.compile(
    r"(?:dat|die|daar|daarvan|daarvoor|dit)\b(?!\s(?:je|jij|u|we|wij|ik)\b)"
    r"|(?:niet|nooit|bij) (?!je\b)|het (?:gebeurt|komt)\b|jij hoeft\b"
    r"|(?:gaat|doet|neemt|pakt|komt|helpt) de\b|(?:moet|hoeft) niet\b|(?:schakel|roep|bel) je\b"
)
_PAUSE = re.compile(r"[,:;(]\s*(?:(?:maar|want|en|dan)\s)?\Z|\s-\s\Z|\sen\s\Z")
_CLAUSE_ENDS = re.compile(
    r"\s*(?:meer|hoor|voor|bij|aan|toe|van|mee)?\s*(?:[,;:.!?()]|\Z|\b(?:en|maar|want|dus|of)\b)"
)
Span = tuple[int, int]
_END, _START = itemgetter(1), attrgetter("start")
#: What denies from further on than this has others before it, which do or do not.
_FEW = 3
#: A denial at the end of a clause is of what the clause begins with, however far that is.
_FAR = 14
#: So many words may stand between a verb and what is done.
_OBJECT = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a sentence that a cue fits. ``own``: words that deny which the cue itself holds."""

    start: int
    end: int
    group: Group
    own: frozenset[str] = frozenset()


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
        self._persons: dict[Span, bool] = {}  #: where was asked before whether one stands there
        self._stops = self._all_stops(denials, words)
        colon = _DENYING_HEAD.match(sentence) if self._before else None
        #: Where a list begins under *wat je hier niet doet:*, or 0.
        self._listed = colon.end() if colon else 0
        self._you_too = you_too(sentence)
        self._exceptions = rules.exceptions.spans(sentence, words)
        self._turned = [span[:2] for span in denials.turned.spans(sentence, words)]
        self._does = sorted(span[:2] for span in denials.does.spans(sentence, words))
        self._answers = [
            start
            for start, _ in _without(denials.answers.spans(sentence, words), never)
            if _TAKEN_UP.match(sentence, start) and _PAUSE.search(sentence[:start][-8:])
        ]

    def _all_stops(self, denials: Denials, words: frozenset[str]) -> list[int]:
        stops = [start for start, _, _ in denials.stops.spans(self._text, words)]
        stops += [found.start() for found in _HARD.finditer(self._text)]
        stops += [found.start() for found in _ANEW.finditer(self._text)]
        self._soft.update(found.start() for found in _GOES_ON.finditer(self._text))
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
            or self._taken_over(hit)
            or self._taken_up(hit)
        )

    def _clause(self, hit: Hit) -> Span:
        """Return where the clause of a hit begins and ends."""
        at = bisect_right(self._stops, hit.start) - 1
        return self._stops[at] + 1 if at >= 0 else 0, self._clause_end(hit.end)

    def _taken_over(self, hit: Hit) -> bool:
        """Whether another does it, who stands after the verb: *de zware dozen tilt de robot*."""
        left, right = self._clause(hit)
        for start, end in self._turned:
            if not left < start < right or self._same_as_before(left, start):
                continue
            if hit.start >= start and not (hit.group.act and hit.start > end + 1):
                continue
            if _A_TIME.match(self._text, end) or self._is_the_job((start, end + 30)):
                continue
            if not self._has_person(left, right):
                return True
        return False

    def _same_as_before(self, left: int, verb: int) -> bool:
        """Whether the verb opens its clause, about the same one: *en rijdt de karren weg*."""
        return _WORD.findall(self._text, left, verb) in ([], ["n"], ["en"])

    def _taken_up(self, hit: Hit) -> bool:
        """Whether a clause after it takes it up to deny it: *zware dozen: dat doet de robot*."""
        left = self._clause(hit)[0]
        return any(
            start >= hit.end
            and self._near(hit.end, start, _FAR)
            and not self._has_person(left, start)
            for start in self._answers
        )

    def _reaches(self, span: Span, to: int, reach: int) -> bool:
        return span[1] <= to and not self._stopped(span[1], to) and self._near(span[1], to, reach)

    def _denies_back(self, span: Span, hit: Hit, reach: int) -> bool:
        if span[0] < hit.end:
            return False
        between = self._text[hit.end : span[0]]
        if _AFTER_COLON.fullmatch(between):
            return True
        far = " en " not in between and self._ends_what_began(span, hit)
        if not self._near(hit.end, span[0], _FAR if far else reach):
            return False
        listed = "," in between and self._is_list(between)
        if not listed and ("," in between or self._stopped(hit.end, span[0])):
            return False
        if _AND.search(between) and self._has_person(0, hit.end):
            return False
        at = bisect_left(self._hits, span[1], key=_START)
        forward = any(start < span[1] and span[0] < end for start, end in self._before)
        if at == len(self._hits) or not forward:
            return True
        follows = self._hits[at].start
        return "," in self._text[span[1] : follows] or not self._reaches(span, follows, reach)

    def _ends_what_began(self, span: Span, hit: Hit) -> bool:
        """Whether the denial ends the clause that the words begin: *tillen doe je hier … niet*."""
        return _CLAUSE_ENDS.match(self._text, span[1]) is not None and not self._has_person(
            self._clause(hit)[0], hit.end
        )

    def _is_list(self, said: str) -> bool:
        """Whether commas only divide what is named: *nachtdienst, ploegendienst of piket*."""
        words = _WORD.findall(said)
        return _AND.search(said) is not None and not any(
            word in self._rules.denials.finite or word in self._rules.persons for word in words
        )

    def _affirmed(self, hit: Hit) -> bool:
        """Whether *wel* comes soon after: *lichte dozen wel*."""
        rest = re.split(r"[,;:.]", self._text[hit.end :], maxsplit=1)[0]
        near = [*_WORD.findall(self._text, hit.start, hit.end), *_WORD.findall(rest)[:3]]
        return any(word in self._rules.denials.affirms for word in near)

    def excepted(self, hit: Hit) -> bool:
        """Whether the words of the demand are none here."""
        return self._done_by_another(hit) or any(
            self._excepts((start, end), exception, hit)
            for start, end, exception in self._exceptions
        )

    def _done_by_another(self, hit: Hit) -> bool:
        """Whether the clause opens with who does it, and that is not you: *de kok staat*."""
        if self._you_too or are_cared_for(self._text, 0, hit.end):
            return False
        if not hit.group.act and hit.group.item in _OF_A_PLACE:
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
            return self._done_before(hit)
        left = self._begins(hit)
        subject = opening.match(self._text, left, hit.start)
        if subject is None:
            return self._done_before(hit, goes_on=self._text.endswith(" en ", left, hit.start))
        if self._is_the_job(subject.span()):
            return False
        return not self._has_person(left, self._clause_end(hit.end))

    def _begins(self, hit: Hit) -> int:
        """Return where the clause of a hit begins, however often it goes on with *and*."""
        stops = (s for s in self._stops if s <= hit.start and not self._goes_on(s))
        return max(stops, default=-1) + 1

    def _done_before(self, hit: Hit, *, goes_on: bool = False) -> bool:
        """Whether the clause has who does it and the verb before it: *een robot stapelt dozen*.

        ``goes_on``: it is the second thing they do: *een robot stapelt dozen en zet ze weg*.
        """
        left, right = self._clause(hit)
        if goes_on:
            left = self._begins(hit)
        reach = 2 * _OBJECT if goes_on else _OBJECT
        for start, end in self._does:
            if left < start and end <= hit.start and self._near(end, hit.start, reach):
                plural = self._text.endswith("en", start, end)
                opening = _SUBJECTS if plural else _SUBJECT
                subject = opening.match(self._text, left, start)
                if subject is not None and not self._is_the_job(subject.span()):
                    return not self._has_person(left, right)
        return False

    def _goes_on(self, stop: int) -> bool:
        """Whether only *and* begins here: who did the first thing does this one too."""
        return self._text.startswith("en ", stop)

    def _clause_end(self, start: int) -> int:
        at = bisect_left(self._stops, start)
        return self._stops[at] if at < len(self._stops) else len(self._text)

    def _excepts(self, span: Span, exception: Except, hit: Hit) -> bool:
        if exception.items and hit.group.item not in exception.items:
            return False
        if hit.group.item in exception.not_items:
            return False
        if exception.acts and not (hit.group.act or exception.items):
            return False
        theirs = exception.acts or exception.others
        if theirs and (self._is_the_job(span) or self._is_sought(span)):
            return False
        own = theirs and self._is_own(span, hit, clause=exception.clause)
        if own or (
            theirs
            and names_a_task(self._text, span, (hit.start, hit.end), self._clause_end(hit.end))
        ):
            return False
        if exception.whole:
            return True
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

    def _is_sought(self, span: Span) -> bool:
        """Whether a clause is about who is sought: *wij zoeken een monteur die graag klimt*."""
        start, end = span
        who = _WHO.search(self._text, max(start, end - 5), end + 6)
        return who is not None and _SEEKS.search(self._text, 0, start + 5) is not None

    def _opens(self, at: int) -> bool:
        """Whether a clause begins here."""
        before = self._text[:at].rstrip(" -*•\"'")
        return not before or before[-1] in ",;:.(\n" or self._stopped(at - 10, at + 1)

    def _is_own(self, span: Span, hit: Hit, *, clause: bool) -> bool:
        """Whether the clause says that you do it, whatever else it names."""
        if self._you_too:
            return True
        left = min(span[0], hit.start)
        if not clause:
            at = bisect_right(self._stops, left) - 1
            left = self._stops[at] if at >= 0 else 0
        return self._has_person(left, self._clause_end(max(span[1], hit.end)))

    def _has_person(self, start: int, end: int) -> bool:
        """Whether *je*, *u* or *we* stands there as who acts: not *voor je*, not *je collega*."""
        known = self._persons.get((start, end))
        if known is None:
            words = _WORD.findall(self._text, start, end)
            known = self._persons[start, end] = any(
                word in self._rules.persons
                and (at == 0 or words[at - 1] not in _AFTER_WHICH_NOT)
                and (at + 1 == len(words) or words[at + 1] not in self._rules.others)
                for at, word in enumerate(words)
            )
        return known

    def _stopped(self, start: int, end: int, *, soft: bool = False) -> bool:
        at = bisect_left(self._stops, start)
        while soft and at < len(self._stops) and self._stops[at] in self._soft:
            at += 1
        return at < len(self._stops) and self._stops[at] < end

    def _near(self, start: int, end: int, reach: int) -> bool:
        return len(_WORD.findall(self._text, start, end)) <= reach


#: What a place or a thing may ask as well as a person does: *de oven maakt het heet*.
_OF_A_PLACE = frozenset(
    "geluid trilling temperatuur tocht stof-rook-gassen-dampen huidcontact overige-omgevingseisen"
    " beschermende-middelen voorwaarden-persoonlijk-functioneren voorwaarden-sociaal-functioneren"
    " handelingstempo uren-per-dag overige-werktijden vervoer".split()
)
#: After a comma these go on about whoever the clause began with.
_SAME_SUBJECT = frozenset("in op bij met ook af soms".split())
_AFTER_WHICH_NOT = frozenset("voor van met naast aan bij door tegen om achter zodat naar".split())


def _without(spans: Iterable[tuple[int, int, bool]], never: Sequence[Span]) -> list[Span]:
    return [
        (start, end)
        for start, end, _ in spans
        if not any(start < stop and end > begin for begin, stop in never)
    ]
