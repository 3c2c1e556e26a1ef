"""What an employer may expect of the bureau: the numbers that hold in this trajectory, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from wissel.apps.trajectories.service import CaseView
from wissel.core.clock import is_working_day
from wissel.core.programme import HeldPromise, promised_rhythms, promised_within
from wissel.core.sources import Nature
from wissel.portals.shell.dates import full_date, reader_language
from wissel.portals.shell.promise_words import often_words, within_words

#: What starts the promise of an answer.
_ASKED: Final = "client-request:asked"
#: Who acts for the bureau.
_OURS: Final = frozenset({"coach", "bureau"})
#: The ground of what was agreed for one trajectory.
_CASE: Final = "case-agreement"
#: What a rhythm means for the employer, by the first event of these that keeps it.
_SENTENCES: Final[dict[str, Promise]] = {
    "contact:first-track": gettext_lazy(
        "De coach vraagt u hoe het staat met werk bij u zelf: %(often)s."
    ),
    "contact:employer": gettext_lazy("De coach spreekt u: %(often)s."),
    "contact:line-manager": gettext_lazy("De coach spreekt de leidinggevende: %(often)s."),
    "contact:employee": gettext_lazy("De coach spreekt uw medewerker: %(often)s."),
    "contact:host-employer": gettext_lazy("De coach spreekt de nieuwe werkgever: %(often)s."),
    "vacancy-list-sent": gettext_lazy("Uw medewerker krijgt passende vacatures: %(often)s."),
    "report-event:released": gettext_lazy("U krijgt een rapport: %(often)s."),
}
_FORCE: Final[dict[Nature, Promise]] = {
    Nature.PROMISE: gettext_lazy("Belofte van het bureau"),
    Nature.PRACTICE: gettext_lazy("Zo werkt het bureau"),
    Nature.POLICY: gettext_lazy("Beleid van UWV"),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing to expect: the sentence with its number, and how hard it is."""

    text: str
    force: str
    nature: Nature


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """When a request of today is answered: the last day, the term, and how hard it is."""

    by: date
    within: str
    force: str
    nature: Nature


def expected(view: CaseView) -> tuple[Expected, ...]:
    """Return what the bureau does again and again in the phases that run, and when it answers.

    What the client agreed stands in the place of the number of the way of working, and says so.
    """
    found = [
        Expected(_sentence(held), force_words(held), held.nature)
        for held in promised_rhythms(view.programme, view.due.phases, view.due.today)
        if not _OURS.isdisjoint(held.actors)
    ]
    held = _answer(view)
    if held is not None and held.limit is not None:
        text = gettext("Op wat u vraagt, krijgt u antwoord: %(within)s.")
        within = within_words(held.limit)
        found.append(Expected(text % {"within": within}, force_words(held), held.nature))
    return tuple(found)


def answer_time(view: CaseView) -> AnswerTime | None:
    """Return when a request of today is answered; ``None`` where nobody promises it."""
    held = _answer(view)
    if held is None or held.due is None or held.limit is None:
        return None
    return AnswerTime(held.due, within_words(held.limit), force_words(held), held.nature)


def force_words(held: HeldPromise) -> str:
    """Return how hard it is: a promise of the bureau, agreed with this client, or how it works."""
    if held.nature is Nature.AGREEMENT:
        day = full_date(held.basis[0].valid_from, reader_language())
        if held.basis[0].article == _CASE:
            return gettext("Met u afgesproken voor dit traject, vanaf %(day)s") % {"day": day}
        return gettext("Met u afgesproken, vanaf %(day)s") % {"day": day}
    return str(_FORCE.get(held.nature, ""))


def _answer(view: CaseView) -> HeldPromise | None:
    return promised_within(view.programme, _ASKED, view.due.today, is_working_day)


def _sentence(held: HeldPromise) -> str:
    often = often_words(held.limit, held.per)
    for event, sentence in _SENTENCES.items():
        if event in held.events:
            return str(sentence) % {"often": often}
    return f"{held.title.in_(reader_language())}: {often}."
