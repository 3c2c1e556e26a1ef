"""The RIV check as rows of a page: what to solve, what the file does not say, all questions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, cast
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.core.audit import Audit, Check, IndexRow, Rules, StopsAt, rules
from wissel.core.profiled import ProfileKind
from wissel.core.sources import Basis
from wissel.core.trajectory import Trajectory
from wissel.portals.coach.entries import Names, lines
from wissel.portals.coach.profile_rows import SLUGS
from wissel.portals.coach.words import ROLES
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.riv_words import NO_RESULT, PLACES, STATES, STEPS, mark_of

_SHOWN: Final = 4
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence, and the page that shows it."""

    label: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question as a line. ``more`` is how many pieces of evidence its own page shows besides.

    ``until`` is the last day on which mending helps.
    """

    id: int
    question: str
    chip: tuple[str, str]
    why: str
    proofs: tuple[Proof, ...]
    more: int
    url: str
    advice: str = ""
    who: str = ""
    until: date | None = None
    is_too_late: bool = False
    is_grounded: bool = False
    consequence: str = ""
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stripe: its class, where it begins and how wide it is, in questions."""

    name: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one group, with how many are answered well and its stripe."""

    key: str
    title: str
    rows: tuple[Row, ...]
    met: int
    stripe: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the re-integration report: what it is, who makes it, and where it is."""

    number: int
    title: str
    letters: str
    who: str
    chip: tuple[str, str]
    is_medical: bool
    proofs: tuple[Proof, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole page of the check."""

    stops: str
    why: str
    stripe: tuple[Part, ...]
    tally: tuple[tuple[int, str, str], ...]  #: how many, chip, word
    first: tuple[Row, ...]
    unknown: tuple[Row, ...]
    groups: tuple[Group, ...]
    report: tuple[PartRow, ...]


class Evidence:
    """Names the evidence of one file and finds the page that shows it."""

    def __init__(self, case: Trajectory, pk: UUID, names: Names) -> None:
        self.pk = pk
        self.lines = {line.id: line for line in lines(case.journal, names)}
        self.received = {one.id: one for one in case.received}

    def of(self, references: Sequence[str], most: int) -> tuple[tuple[Proof, ...], int]:
        """Return the last pieces of a list, and how many came before them."""
        shown = [self._proof(one) for one in references[-most:]]
        return tuple(shown), max(0, len(references) - most)

    def _proof(self, reference: str) -> Proof:
        sort, _colon, rest = reference.partition(":")
        match sort:
            case "entry":
                return self._entry(rest)
            case "capacity":
                label = _("belastbaarheid, versie %(n)s") % {"n": rest}
                return Proof(label, f"{self._page('capacity')}?versie={rest}", "doc")
            case "profile":
                kind, _colon, number = rest.partition(":")
                return self._profile(kind, number)
            case "plan":
                label = _("plan, versie %(n)s") % {"n": rest}
                return Proof(label, f"{self._page('plan')}?versie={rest}", "doc")
            case "party":
                return Proof(rest.partition(":")[2], self._page("people"), "person")
            case "received":
                return Proof(_("stuk"), reverse("coach:received", args=[self.pk, rest]), "doc")
            case _:
                return Proof(_("verzuim"), self._page("absence"), "cal")

    def _entry(self, entry: str) -> Proof:
        line = self.lines[entry]
        label = f"{line.head}, {day_year(line.day, reader_language())}"
        return Proof(label, f"{self._page('journal')}#r-{entry}", "doc")

    def _profile(self, kind: str, number: str) -> Proof:
        names = {
            "person": _("persoonsprofiel, versie %(n)s"),
            "search": _("zoekprofiel, versie %(n)s"),
            "employability": _("inzetbaarheidsprofiel, versie %(n)s"),
        }
        url = reverse("coach:profile", args=[self.pk, SLUGS[cast(ProfileKind, kind)]])
        return Proof(names[kind] % {"n": number}, f"{url}?versie={number}", "doc")

    def _page(self, name: str) -> str:
        return reverse(f"coach:{name}", args=[self.pk])


def shown(found: Audit, evidence: Evidence) -> Shown:
    """Return the page: what to solve first, what is not known, then every question by group."""
    language, data = reader_language(), rules(found.version)
    short = [found.check(number) for number in found.findings]
    unknown = [one for one in found.checks if one.state == "cannot-tell"]
    return Shown(
        stops=str(STEPS[found.stops_at.step]),
        why=_why(found.stops_at, found.checks, language),
        stripe=_stripe(found.checks),
        tally=_tally(found.checks),
        first=tuple(whole_row(one, evidence) for one in short),
        unknown=tuple(_line(one, evidence) for one in unknown),
        groups=tuple(_groups(found.checks, data, evidence)),
        report=tuple(_part(one, evidence) for one in found.report),
    )


def _why(stops: StopsAt, checks: Sequence[Check], language: str) -> str:
    """Return the two sentences: why it stops there, and how much the file does not say."""
    silent = sum(one.state == "cannot-tell" for one in checks)
    if not silent or stops.step == "none":
        return stops.why.in_(language)
    second = _("Over %(n)s vragen zegt het dossier niets: dat is geen fout, maar ook geen bewijs.")
    return f"{stops.why.in_(language)} {second % {'n': silent}}"


def whole_row(one: Check, evidence: Evidence, *, most: int = _SHOWN) -> Row:
    """Return a question with all that is said about it."""
    language, mark = reader_language(), mark_of(one)
    proofs, more = evidence.of(one.evidence, most)
    mend = one.mend
    return Row(
        id=one.id,
        question=one.question.in_(language),
        chip=(mark[0], str(mark[1])),
        why=one.why.in_(language),
        proofs=proofs,
        more=more,
        url=reverse("coach:riv_question", args=[evidence.pk, one.id]),
        advice=mend.what.in_(language) if mend is not None else "",
        who=roles(mend.who) if mend is not None else "",
        until=mend.until if mend is not None else None,
        is_too_late=mend is not None and mend.is_too_late,
        is_grounded=one.is_grounded,
        consequence=one.consequence.in_(language),
        basis=one.basis,
    )


def roles(keys: Iterable[str]) -> str:
    """Return roles as a line: *werkgever en bedrijfsarts*."""
    words = [str(ROLES[key]) for key in keys]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _line(one: Check, evidence: Evidence) -> Row:
    return whole_row(one, evidence, most=_FEW)


def _groups(checks: Sequence[Check], data: Rules, evidence: Evidence) -> Iterable[Group]:
    for key, found in groupby(checks, key=lambda one: one.group):
        own = list(found)
        yield Group(
            key=key,
            title=data.groups[key].in_(reader_language()),
            rows=tuple(_line(one, evidence) for one in own),
            met=sum(one.state == "met" for one in own),
            stripe=_stripe(own),
        )


def _part(one: IndexRow, evidence: Evidence) -> PartRow:
    proofs, more = evidence.of(one.evidence, _FEW)
    kind, word = PLACES[one.state]
    return PartRow(
        number=one.number,
        title=one.title.in_(reader_language()),
        letters=one.letters,
        who=roles(one.makers),
        chip=(kind, str(word)),
        is_medical=one.is_medical,
        proofs=proofs,
        more=more,
    )


def _stripe(checks: Sequence[Check]) -> tuple[Part, ...]:
    """Return the states as parts of a bar, those that say the same together."""
    counts = Counter(mark_of(one)[2] for one in checks)
    parts, x = [], 0
    for name in dict.fromkeys(each[2] for each in STATES.values()):
        if counts[name]:
            parts.append(Part(name, x, counts[name]))
            x += counts[name]
    return tuple(parts)


def _tally(checks: Sequence[Check]) -> tuple[tuple[int, str, str], ...]:
    counts = Counter(mark_of(one)[:2] for one in checks)
    marks = [*STATES.values(), NO_RESULT]
    return tuple(
        (counts[chip, word], chip, str(word)) for chip, word, _name in marks if counts[chip, word]
    )
