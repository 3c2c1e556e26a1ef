"""The vacancies that were sent to somebody, to read without the program: as they were then."""

from collections.abc import Iterable
from dataclasses import dataclass

from wissel.core.matched import Suggestion, VacancyList
from wissel.portals.shell.vacancy_facts import hours_of
from wissel.portals.shell.vacancy_view import answered, where


@dataclass(frozen=True, slots=True)
class KeptVacancy:
    """A vacancy of a list: what it was, why it was on it, and what was answered.

    ``about``: employer, place and hours. ``added``: who put it there and why, where somebody did.
    """

    said: Suggestion
    about: str
    text: str
    reasons: tuple[str, ...]
    questions: tuple[str, ...]
    added: tuple[str, str] | None
    answer: str


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was sent, with what stood on it."""

    said: VacancyList
    vacancies: tuple[KeptVacancy, ...]


def lists_kept(lists: Iterable[VacancyList], language: str) -> list[KeptList]:
    """Return the lists, the newest first."""
    newest = sorted(lists, key=lambda one: one.week, reverse=True)
    return [KeptList(one, tuple(_kept(each, language) for each in one.standing)) for one in newest]


def _kept(said: Suggestion, language: str) -> KeptVacancy:
    vacancy, match = said.snapshot.vacancy, said.match
    about = (vacancy.employer, where(vacancy, match), hours_of(vacancy, language), vacancy.wage)
    return KeptVacancy(
        said=said,
        about=" · ".join(one for one in about if one),
        text=vacancy.text,
        reasons=tuple(one.text.in_(language) for one in match.reasons if one.weight > 0),
        questions=tuple(one.text.in_(language) for one in match.questions),
        added=(said.by, said.added_because) if said.by else None,
        answer=answered(said),
    )
