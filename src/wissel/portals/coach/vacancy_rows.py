"""Lists of vacancies as the coach reads them: each line today, what was said, what lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wissel.apps.jobsearch.service import Line, ListView, SearchView
from wissel.core.matched import Fit
from wissel.portals.coach.vacancy_forms import RemoveForm
from wissel.portals.shell.dates import full_date
from wissel.portals.shell.vacancy_view import (
    CardShown,
    RelaxationShown,
    VerdictShown,
    card_of,
    relaxations_shown,
    verdict_shown,
)

#: What must be there before a list can be drafted; the others make it better.
BLOCKS: Final = frozenset(("no-search-profile", "no-direction", "no-capacity"))
#: So many questions stand at a line; all of them stand in its verdict.
_FEW: Final = 2
_MISSING: Final[dict[str, tuple[Promise, Promise]]] = {
    "no-search-profile": (
        gettext_lazy("Er is geen vastgesteld zoekprofiel."),
        gettext_lazy("Naar het zoekprofiel"),
    ),
    "no-direction": (
        gettext_lazy("In het zoekprofiel staat geen richting waarin wordt gezocht."),
        gettext_lazy("Naar het zoekprofiel"),
    ),
    "no-capacity": (
        gettext_lazy("Er is geen oordeel over de belastbaarheid. Zonder grenzen past niets zeker."),
        gettext_lazy("Neem een oordeel over"),
    ),
    "no-place": (
        gettext_lazy("Het is niet bekend vanaf waar iemand reist. De afstand telt niet mee."),
        gettext_lazy("Vul de postcode in"),
    ),
    "no-market": (
        gettext_lazy("De vacatures worden klaargezet. Dat duurt enkele minuten."),
        gettext_lazy("Kijk opnieuw"),
    ),
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """A vacancy on a list. ``trouble``: what stands in the way today, before it is sent."""

    line: Line
    card: CardShown
    url: str
    trouble: str
    answer: tuple[str, str]  #: a kind of chip and its word
    questions: tuple[str, ...] = ()  #: the first of what must be asked
    verdict: VerdictShown | None = None
    remove: RemoveForm | None = None


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list with its lines; ``tally`` says in words what was answered."""

    view: ListView
    title: str
    lines: tuple[LineShown, ...]
    removed: tuple[LineShown, ...]
    fewer: tuple[RelaxationShown, ...]
    why_few: str
    tally: str


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a search needs, with the page where it is done."""

    text: str
    url: str
    label: str
    blocks: bool


def lacks_of(missing: Iterable[str], trajectory: UUID) -> list[Lack]:
    """Return what is missing, each with the page where it is done."""
    search = reverse("coach:profile", args=[trajectory, "zoeken"])
    urls = {
        "no-search-profile": search,
        "no-direction": search,
        "no-capacity": reverse("coach:capacity_new", args=[trajectory]),
        "no-place": reverse("coach:vacancy_settings", args=[trajectory]),
        "no-market": reverse("coach:vacancies", args=[trajectory]),
    }
    return [
        Lack(str(_MISSING[one][0]), urls[one], str(_MISSING[one][1]), one in BLOCKS)
        for one in missing
    ]


def list_shown(
    view: ListView,
    found: SearchView,
    trajectory: UUID,
    language: str,
    forms: Mapping[UUID, RemoveForm] | None = None,
) -> ListShown:
    """Return a list; ``forms`` to take lines off while it is a draft."""
    said = view.said
    drafted = view is found.week and said.sent_at is None
    known = drafted and BLOCKS.isdisjoint(found.missing)
    rows = {
        name: tuple(
            _line(one, trajectory, language, known=known, form=(forms or {}).get(one.id))
            for one in lines
        )
        for name, lines in (("lines", view.lines), ("removed", view.removed))
    }
    return ListShown(
        view=view,
        title=_("Week van %(day)s") % {"day": full_date(said.week, language)},
        lines=rows["lines"],
        removed=rows["removed"],
        fewer=relaxations_shown(said.fewer, language),
        why_few=_why_few(view),
        tally=_tally(view),
    )


def _line(
    line: Line, trajectory: UUID, language: str, *, known: bool, form: RemoveForm | None
) -> LineShown:
    """Return a line: of a draft as it is today where that is ``known``, else as it was then.

    What the coach looks at before sending comes with its verdict, item by item.
    """
    said = line.said
    match = line.now if known else said.match
    verdict = verdict_shown(match, language) if form is not None and match is not None else None
    return LineShown(
        line=line,
        card=card_of(said.snapshot.vacancy, match, language, said=said),
        url=reverse("coach:vacancy", args=[trajectory, said.snapshot.vacancy.id]),
        trouble=_trouble(line, language) if known else "",
        answer=_answer(said.answer),
        questions=verdict.questions[:_FEW] if verdict is not None else (),
        verdict=verdict,
        remove=form,
    )


def _trouble(line: Line, language: str) -> str:
    if line.now is None:
        return _("Deze vacature is niet meer open.")
    if line.now.fit is not Fit.UNSUITABLE:
        return ""
    first: Any = next(iter(line.now.conflicts), None)
    return first.text.in_(language) if first is not None else _("Dit breekt nu een grens.")


def _answer(answer: str | None) -> tuple[str, str]:
    if answer == "suits":
        return "done", _("past bij mij")
    if answer == "suits-not":
        return "na", _("past niet")
    return "open", _("nog geen antwoord")


def _why_few(view: ListView) -> str:
    """Return why a list is shorter than was promised; nothing where it is not."""
    said = view.said
    if len(view.lines) >= said.asked or not said.looked_at:
        return ""
    if not said.allowed:
        return _("Geen enkele open vacature blijft binnen de grenzen.")
    return _("De andere gaan over ander werk, stonden al op een lijst of lijken te veel op deze.")


def _tally(view: ListView) -> str:
    """Return how many were sent and what the answers come to."""
    answers = [one.said.answer for one in view.lines]
    count = len(answers)
    parts = [ngettext("%(count)s vacature", "%(count)s vacatures", count) % {"count": count}]
    for number, words in (
        (answers.count("suits"), _("%(count)s past")),
        (answers.count("suits-not"), _("%(count)s past niet")),
        (answers.count(None), _("%(count)s zonder antwoord")),
    ):
        if number:
            parts.append(words % {"count": number})
    return ", ".join(parts)
