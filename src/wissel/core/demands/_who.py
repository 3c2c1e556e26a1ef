"""Who does what was found: you, who is sought, or somebody or something else."""

import re

from wissel.core.demands._clauses import Clauses
from wissel.core.demands._tasks import are_cared_for, names_a_task
from wissel.core.demands._types import Hit, Rules, Span

_WORD = re.compile(r"\w+")
_WHO = re.compile(r"\b(?:die|dat|met)\b")
#: So many words may stand between a verb and what is done.
_OBJECT = 5
#: So many letters after a verb may name the job.
_JOB = 30


class Doers:
    """Who does something in a sentence."""

    def __init__(self, clauses: Clauses, words: frozenset[str], rules: Rules) -> None:
        self._clauses, self._words, self._rules = clauses, words, rules
        text, denials, subjects = clauses.text, rules.denials, rules.subjects
        self._you_too = subjects.you_too.stands(text, words)
        self._cared_for = are_cared_for(text, words, subjects.tasks)
        self._turned = [span[:2] for span in denials.turned.spans(text, words)]
        self._jobs: list[Span] | None = None  #: sought when first asked for
        self._sought: list[int] | None = None
        self._does = sorted(span[:2] for span in denials.does.spans(text, words))

    def taken_over(self, hit: Hit) -> bool:
        """Whether another does it, who stands after the verb: *de zware dozen tilt de robot*."""
        clauses, time = self._clauses, self._rules.subjects.time
        left, right = clauses.around(hit)
        for start, end in self._turned:
            if not left < start < right or clauses.words(left, start) in ([], ["n"], ["en"]):
                continue  # or it opens its clause, about the same one: *en rijdt de karren weg*
            if hit.start >= start and not (hit.group.act and hit.start > end + 1):
                continue
            if time.match(clauses.text, end) or self._is_the_job((start, end + _JOB)):
                continue
            if not clauses.has_person(left, right):
                return True
        return False

    def done_by_another(self, hit: Hit) -> bool:
        """Whether the clause opens with who does it, and that is not you: *de kok staat*."""
        subjects, denials, clauses = self._rules.subjects, self._rules.denials, self._clauses
        if self._you_too or any(end <= hit.end for _, end in self._cared_for):
            return False
        if not hit.group.act and hit.group.item in subjects.of_a_place:
            return False
        first = _WORD.match(clauses.text, hit.start)
        if first is None:
            return False
        if first.group() in denials.third_person:
            opening = subjects.opening_one
        elif first.group() in denials.third_persons:
            opening = subjects.opening_many
        else:
            return self._done_before(hit)
        left = clauses.begins(hit)
        subject = opening.match(clauses.text, left, hit.start)
        if subject is None:
            return self._done_before(hit, goes_on=clauses.text.endswith(" en ", left, hit.start))
        if self._is_the_job(subject.span()):
            return False
        return not clauses.has_person(left, clauses.end(hit.end))

    def _done_before(self, hit: Hit, *, goes_on: bool = False) -> bool:
        """Whether the clause has who does it and the verb before it: *een robot stapelt dozen*.

        ``goes_on``: it is the second thing they do: *een robot stapelt dozen en zet ze weg*.
        """
        clauses, subjects = self._clauses, self._rules.subjects
        left, right = clauses.around(hit)
        if goes_on:
            left = clauses.begins(hit)
        reach = 2 * _OBJECT if goes_on else _OBJECT
        for start, end in self._does:
            if left < start and end <= hit.start and clauses.near(end, hit.start, reach):
                plural = clauses.text.endswith("en", start, end)
                opening = subjects.opening_many if plural else subjects.opening_one
                subject = opening.match(clauses.text, left, start)
                if subject is not None and not self._is_the_job(subject.span()):
                    return not clauses.has_person(left, right)
        return False

    def is_you(self, span: Span, hit: Hit, *, clause: bool) -> bool:
        """Whether it is you or who is sought, whoever else is named there.

        ``clause``: who is named begins a clause of their own.
        """
        return (
            self._is_the_job(span)
            or self._is_sought(span)
            or self._is_own(span, hit, clause=clause)
            or self._names_a_task(span, hit)
        )

    def _is_the_job(self, span: Span) -> bool:
        """Whether the sentence speaks of who is sought: *de medewerker loopt veel*."""
        text, least = self._clauses.text, max(0, span[0] - 4)
        if self._jobs is None:
            found = self._rules.subjects.the_job.spans(text, self._words)
            self._jobs = [(start, end) for start, end, _ in found]
        return any(
            start >= least and end <= span[1] for start, end in self._jobs
        ) and not self._clauses.has_person(0, len(text))

    def _is_sought(self, span: Span) -> bool:
        """Whether a clause is about who is sought: *wij zoeken een monteur die graag klimt*."""
        text, (start, end) = self._clauses.text, span
        if _WHO.search(text, max(start, end - 5), end + 6) is None:
            return False
        if self._sought is None:
            found = self._rules.subjects.seeks.spans(text, self._words)
            self._sought = [said for _, said, _ in found]
        return any(said <= start + 5 for said in self._sought)

    def _is_own(self, span: Span, hit: Hit, *, clause: bool) -> bool:
        """Whether the clause says that you do it, whatever else it names."""
        if self._you_too:
            return True
        left = min(span[0], hit.start)
        if not clause:
            left = self._clauses.stop_before(left)
        return self._clauses.has_person(left, self._clauses.end(max(span[1], hit.end)))

    def _names_a_task(self, span: Span, hit: Hit) -> bool:
        """Whether who or what is named only has something done to it: *de heftruck besturen*."""
        text, (start, end) = self._clauses.text, span
        if text.startswith("'s", end):
            end += 2
        if "door " in text[start:end] or start > hit.start:
            return False
        if any(start <= begin and stop <= hit.end for begin, stop in self._cared_for):
            return True
        clause_end, tasks = self._clauses.end(hit.end), self._rules.subjects.tasks
        return names_a_task(text, (start, end), hit, clause_end, tasks)
