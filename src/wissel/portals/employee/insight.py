"""What happens when, what my employer sees, who looked at my file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import Looked
from wissel.core.access import Role, matrix
from wissel.core.dates import AMSTERDAM
from wissel.core.due import Due
from wissel.core.journal import Application, JournalEntry, standing
from wissel.core.obligations import State
from wissel.core.sources import Nature
from wissel.infra.doors import today_of
from wissel.portals.employee.own import own_case, own_trajectory
from wissel.portals.employee.plain import PlainDuty, milestone, plain
from wissel.portals.employee.sees import employer_reads, employer_sees, names_hidden
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.entry_words import EntryLine, entry_line
from wissel.portals.shell.pages import PageRequest, page

#: how far back the page about looking goes: key, days (``None`` is everything), words
PERIODS: Final = (
    ("week", 7, gettext_lazy("7 dagen")),
    ("maand", 31, gettext_lazy("1 maand")),
    ("alles", None, gettext_lazy("alles")),
)
_EVENTS: Final = {
    "dossier.view": gettext_lazy("opende uw dossier"),
    "journal.view": gettext_lazy("las wat er is gebeurd"),
    "report.view": gettext_lazy("las een rapport"),
    "reports.view": gettext_lazy("keek welke rapporten er zijn"),
    "report.download": gettext_lazy("bewaarde een rapport"),
    "access-log.view": gettext_lazy("keek wie uw dossier opende"),
    "dossier.export": gettext_lazy("maakte een kopie van uw dossier"),
    "dossier.bundle": gettext_lazy("maakte een bewijsbundel van uw dossier"),
    "dossier.reading-copy": gettext_lazy("maakte een leeskopie van uw dossier"),
    "message.view": gettext_lazy("las een bericht van u"),
    "message.list": gettext_lazy("keek naar uw berichten"),
    "profile.view": gettext_lazy("las uw profiel"),
    "profile.write": gettext_lazy("schreef in uw profiel"),
    "profile.download": gettext_lazy("bewaarde uw profiel"),
    "profile.exists": gettext_lazy("keek of uw profiel er is"),
    "profile.fix": gettext_lazy("stelde uw profiel vast"),
    "work.test": gettext_lazy("keek of werk bij u past"),
    "work.tests": gettext_lazy("las of werk bij u past"),
    "work.keep": gettext_lazy("schreef op of werk bij u past"),
    "quality.list": gettext_lazy("keek hoe termijnen en rapporten lopen"),
    "quality.report": gettext_lazy("las een rapport zonder namen"),
    "second-reading.list": gettext_lazy("keek welk rapport nog na te lezen is"),
    "report.second-reading": gettext_lazy("las een rapport na, of vroeg dat te doen"),
    "plan.view": gettext_lazy("las uw plan"),
    "plan.write": gettext_lazy("schreef in uw plan"),
    "plan.fix": gettext_lazy("stelde uw plan vast"),
    "schooling.view": gettext_lazy("las welke scholing in uw plan staat"),
    "check-ins.view": gettext_lazy("las hoe u zegt dat het gaat"),
    "check-ins.keep": gettext_lazy("schreef op hoe het gaat"),
    "check-ins.share": gettext_lazy("koos wie leest hoe het gaat"),
    "check-ins.remove": gettext_lazy("haalde weg hoe het ging"),
    "request.view": gettext_lazy("las een vraag van uw werkgever"),
    "request.list": gettext_lazy("keek wat uw werkgever vroeg"),
}
_LISTED: Final = gettext_lazy("u stond in een lijst op het scherm")
_ROLES: Final = {
    "employee": gettext_lazy("uzelf"),
    "coach": gettext_lazy("coach"),
    "manager": gettext_lazy("manager van uw bureau"),
    "back-office": gettext_lazy("planning van uw bureau"),
    "employer": gettext_lazy("uw werkgever"),
    "line-manager": gettext_lazy("uw leidinggevende"),
    "company-doctor": gettext_lazy("bedrijfsarts"),
    "labour-expert": gettext_lazy("arbeidsdeskundige"),
    "host-employer": gettext_lazy("bedrijf waar u werkt"),
    "auditor": gettext_lazy("controleur"),
    "sysadmin": gettext_lazy("beheerder"),
    "system": gettext_lazy("het programma"),
}
#: No log gets so far that its numbers are longer.
_MOST_DIGITS: Final = 15
#: Milestones that every case has but that ask nothing by themselves.
_QUIET: Final = frozenset({"M01", "M18", "M19", "M20"})


@dataclass(frozen=True, slots=True)
class LookedLine:
    """Accesses of one day that look the same, as one line."""

    who: str
    role: str
    what: str
    times: int
    outcome: str  #: ``ok``, ``denied`` or ``error``


@dataclass(frozen=True, slots=True)
class Shown:
    """A journal entry in words, with its day."""

    day: date
    line: EntryLine


@page(Role.EMPLOYEE)
@require_safe
def what_happens(request: PageRequest) -> HttpResponse:
    """Show the dates of the case, each with who does it and how hard the rule is."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "dates"})
    ahead, behind = _dates(own.view.due)
    context = {
        "section": "dates",
        "own": own,
        "ahead": ahead,
        "behind": behind,
        "last_day": own.view.due.timeline.waiting_period.last_day,
        "week": own.view.due.timeline.waiting_period.week,
    }
    return render(request, "employee/what_happens.html", context)


@page(Role.EMPLOYEE)
@require_safe
def what_employer_sees(request: PageRequest) -> HttpResponse:
    """Show what the access table lets the employer see, and the entries that are seen now."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "privacy"})
    case = own.view.case
    language = reader_language()
    hide = names_hidden(case)
    entries = [
        Shown(
            entry.happened_on, entry_line(_as_seen(entry, hide), language=language, you="employee")
        )
        for entry in reversed(standing(case.journal))
        if employer_reads(entry.category, case)
    ]
    context = {
        "section": "privacy",
        "own": own,
        "sees": employer_sees(case),
        "entries": entries,
        "version": matrix().table.version,
    }
    return render(request, "employee/what_employer_sees.html", context)


@page(Role.EMPLOYEE)
@require_safe
def who_looked(request: PageRequest) -> HttpResponse:
    """Show who opened the file, day by day; older looks are a page further."""
    trajectory = own_trajectory(request)
    if trajectory is None:
        return render(request, "employee/nothing.html", {"section": "privacy"})
    chosen = request.GET.get("periode", "maand")
    days = next((days for key, days, _ in PERIODS if key == chosen), 31)
    looked = trajectories.who_looked(
        actor=request.actor,
        now=request.now,
        trajectory=trajectory,
        since=None if days is None else _begin_of(today_of(request.now) - timedelta(days=days)),
        before=_number(request.GET.get("voor", "")),
    )
    context = {
        "section": "privacy",
        "days": _by_day(looked),
        "older": looked.older,
        "periods": [(key, words) for key, _, words in PERIODS],
        "chosen": chosen if chosen in {key for key, _, _ in PERIODS} else "maand",
        "traject": request.GET.get("traject", ""),
    }
    return render(request, "employee/who_looked.html", context)


def _dates(due: Due) -> tuple[list[PlainDuty], list[PlainDuty]]:
    """Return what is still to come or open, and what is behind, each by day."""
    ahead, behind = [], []
    rhythm_shown = False
    for duty in due.obligations:
        key, state = milestone(duty), duty.state(due.today)
        agreed = duty.nature is Nature.AGREEMENT and "employee" in duty.actors
        mine = key or agreed or "employee" in duty.actors
        if not mine or key in _QUIET or state in (State.LAPSED, State.NOT_APPLICABLE):
            continue
        if state in (State.DONE, State.LATE):
            behind.append(plain(duty, due.today))
        elif state is not State.UNKNOWN:
            if key == "M05":  # again and again: the next one says enough
                if rhythm_shown:
                    continue
                rhythm_shown = True
            ahead.append(plain(duty, due.today))
    return ahead, sorted(behind, key=lambda duty: duty.done_on or date.min, reverse=True)


def _as_seen(entry: JournalEntry, hide: bool) -> JournalEntry:
    """Return an entry as the employer gets it: without the company's name, if that is hidden."""
    if not hide or not isinstance(entry.content, Application):
        return entry
    return replace(entry, content=replace(entry.content, employer_name=""))


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _number(said: str) -> int | None:
    """Return where to go on; anything else than a number of a line begins at the newest."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else None


def _by_day(looked: Iterable[Looked]) -> list[tuple[date, list[LookedLine]]]:
    """Merge the accesses of a day that look the same; newest day first."""
    days: dict[date, dict[tuple[str, str, str, str], int]] = {}
    for one in looked:
        key = (one.who, one.role, _words(one), one.outcome)
        lines = days.setdefault(today_of(one.at), {})
        lines[key] = lines.get(key, 0) + 1
    return [
        (
            day,
            [
                LookedLine(who, _role(role), what, n, outcome)
                for (who, role, what, outcome), n in lines.items()
            ],
        )
        for day, lines in days.items()
    ]


def _words(one: Looked) -> str:
    """Return what somebody did, in plain words; what did not work has words of its own."""
    if one.outcome == "denied":
        return gettext("probeerde iets te openen, maar dat lukte niet")
    if one.outcome == "error":
        return gettext("probeerde iets te openen, maar er ging iets mis")
    if one.listed:
        return str(_LISTED)
    what = _EVENTS.get(one.event)
    return str(what) if what is not None else gettext("zag gegevens over u")


def _role(role: str) -> str:
    return str(_ROLES.get(role, role))
