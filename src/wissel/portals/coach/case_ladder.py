"""The re-integration ladder on the page of a trajectory, and what must be said about the start."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.trajectories.service import CaseView
from wissel.core.access import DataCategory
from wissel.core.journal import DocumentKind
from wissel.core.ladder import Finding, Ladder, Missing, Rung, Signal, ladder
from wissel.core.sources import Basis
from wissel.portals.coach.acts import act_for
from wissel.portals.coach.words import DOCUMENTS, choice_label
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.rows import Act

#: The kind of chip of a state; what is not possible without an expert's word is weak.
_CHIPS: Final = {
    "unknown": "unknown",
    "being-examined": "open",
    "being-tried": "now",
    "possible": "now",
    "not-possible": "na",
    "does-not-exist": "na",
}
_NOT: Final = frozenset({"not-possible", "does-not-exist"})
_EXTERNAL: Final = "external"
_ALERTS: Final = {"late": "danger", "attention": "warning", "info": "info"}
_HELP: Final = "te-vroeg-te-laat"
#: Signals that a start of the second track answers.
_TO_START: Final = frozenset({"late-open", "earlier-advised"})


@dataclass(frozen=True, slots=True)
class Said:
    """One finding in words."""

    word: str
    day: date
    who: str
    reason: str
    proof: str
    entry: str


@dataclass(frozen=True, slots=True)
class RungRow:
    """A rung as a row: what holds now and what was found before. ``last`` is ``None`` if unknown.

    ``no_proof``: it is said not to be possible, and no document or talk was named that shows it.
    """

    key: str
    title: str
    chip: str
    word: str
    since: date | None
    last: Said | None
    earlier: tuple[Said, ...]
    basis: tuple[Basis, ...]
    no_source: bool
    no_proof: bool
    act: Act | None


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing and the step that mends it."""

    text: str
    act: Act | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A signal about the start of the second track."""

    code: str
    alert: str
    title: str
    text: str
    reason: str
    basis: tuple[Basis, ...]
    lacks: tuple[Lack, ...]
    act: Act | None
    help_url: str


def ladder_of(view: CaseView) -> Ladder:
    """Return the ladder of a trajectory, from what this reader may see of it."""
    return ladder(view.case, view.due.obligations, today=view.due.today)


def rung_rows(view: CaseView, found: Ladder) -> list[RungRow]:
    """Return the rungs in their order, each with the step that adds a finding."""
    return [_row(view, rung) for rung in found.rungs]


def notices(view: CaseView, found: Ladder) -> list[Notice]:
    """Return the signals with every missing thing and the act that mends it, gravest first."""
    lang = reader_language()
    return [
        Notice(
            code=signal.code,
            alert=_ALERTS[signal.tone],
            title=signal.title.in_(lang),
            text=signal.text.in_(lang),
            reason=signal.reason,
            basis=signal.basis,
            lacks=tuple(_lack(view, signal, one) for one in signal.missing),
            act=_start(view, signal) if signal.code in _TO_START else None,
            help_url=reverse("help_topic", args=[_HELP]),
        )
        for signal in found.signals
    ]


def _start(view: CaseView, signal: Signal) -> Act | None:
    duty = view.due.find(signal.obligation)
    return None if duty is None else act_for(duty, view.id, view.writes)


def _row(view: CaseView, rung: Rung) -> RungRow:
    known = [*rung.findings, *rung.remarks]
    last = rung.last
    refused = last is not None and last.state in _NOT and rung.key != _EXTERNAL
    weak = refused and not rung.is_shown
    return RungRow(
        key=rung.key,
        title=rung.title.in_(reader_language()),
        chip="weak" if weak else _CHIPS[rung.state],
        word=_word(rung.state),
        since=rung.since,
        last=None if last is None else _said(last),
        earlier=tuple(_said(finding) for finding in known[1:]),
        basis=rung.basis,
        no_source=weak,
        no_proof=refused and last is not None and not last.proof,
        act=_add(view, rung.key, _("Vul aan") if last else _("Leg bevinding vast")),
    )


def _word(state: str) -> str:
    if state == "unknown":
        return _("nog niet onderzocht")
    return choice_label("ladder-finding", "finding", state)


def _said(finding: Finding) -> Said:
    role = actor_word(finding.by, reader_language())
    proof = finding.proof
    if proof == DocumentKind.AD_RAPPORT:
        proof = str(DOCUMENTS[proof])
    return Said(
        word=_word(finding.state),
        day=finding.day,
        who=f"{role}, {finding.author}" if finding.author else role,
        reason=finding.reason,
        proof=proof,
        entry=finding.entry,
    )


def _add(view: CaseView, rung: str, label: str) -> Act | None:
    if DataCategory.MILESTONES not in view.writes:
        return None
    url = reverse("coach:log_kind", args=[view.id, "ladder-finding"])
    return Act(label, f"{url}?{urlencode({'trede': rung})}")


def _lack(view: CaseView, signal: Signal, missing: Missing) -> Lack:
    text = missing.text.in_(reader_language())
    if missing.rung:
        return Lack(text, _add(view, missing.rung, _("Leg bevinding vast")))
    if DataCategory.MILESTONES not in view.writes:
        return Lack(text, None)
    url = reverse("coach:duty", args=[view.id, signal.obligation])
    return Lack(text, Act(_("Schrijf de reden op"), f"{url}#anders"))
