"""The law that holds for one case, chosen by its first sick day and computed once per period."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, cast

from wissel.core.dates import HolidayRules, WorkCalendar, add_months
from wissel.core.law import Act, act_on, acts, read_yaml, text
from wissel.core.refusal import Refused
from wissel.core.sources import Basis, Nature, NotCovered, Text

#: Acts whose file is chosen by the first sick day; the Atw goes by the date of the term itself.
_BY_FIRST_SICK_DAY = (
    "wia", "zw", "bw7", "regeling-procesgang", "regeling-procesgang-vangnetters", "awb",
    "werkwijzer-poortwachter", "practice", "calendar",
)  # fmt: skip

#: The terms of the clock and the value of the data each one is.
_TERMS = {
    "new_case": "wia.samentelling",
    "waiting": "wia.wachttijd",
    "riv": "wia.riv",
    "application": "wia.aanvraag",
    "decision": "wia.sanctiebesluit",
    "letter": "wia.brief",
    "letter_protection": "wia.aanvraag_na_late_brief",
    "report_protection": "wia.bescherming_aangifte",
    "sanction": "wia.sanctie_max",
    "sanction_after_leave": "wia.sanctie_na_verlof",
    "repair_decision": "wia.besluit_herstel",
    "after_repair": "wia.einde_na_herstel",
    "resumption": "wia.hervatting_aanvraag",
    "iva_min": "wia.iva_min",
    "iva_max": "wia.iva_max",
    "iva_ahead": "wia.iva_vooraf",
    "extension_request": "wia.verlenging",
    "extension_shortened": "wia.verlenging_verkorting",
    "wia_decision": "wia.besluit_wia",
    "report_42": "zw.aangifte",
    "end_riv": "zw.ziek_uit_dienst",
    "no_risk": "zw.no_risk",
    "end_riv_full": "practice.ziek_uit_dienst_volledig",
    "sick_report": "practice.ziekmelding",
    "analysis": "regeling-procesgang.probleemanalyse",
    "analysis_target": "practice.probleemanalyse_streef",
    "plan": "regeling-procesgang.plan_van_aanpak",
    "plan_target": "practice.plan_van_aanpak_streef",
    "evaluation": "practice.evaluatie",
    "first_year": "regeling-procesgang.eerstejaarsevaluatie",
    "first_year_opens": "practice.eerstejaarsevaluatie_vanaf",
    "letter_target": "practice.brief_streef",
    "final_evaluation": "practice.eindevaluatie",
    "second_track": "werkwijzer-poortwachter.tweede_spoor",
    "second_track_excluded": "practice.eigen_werk_uitgesloten",
    "second_track_capacity": "werkwijzer-poortwachter.mogelijkheden_later",
    "return_months": "werkwijzer-poortwachter.terugkeer_in_zicht",
    "waiver_months": "werkwijzer-poortwachter.weglaten_pensioenleeftijd",
    "objection": "awb.bezwaar",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """Every term of the clock as a number: days, or months where the name says so."""

    new_case: int
    waiting: int
    riv: int
    application: int
    decision: int
    letter: int
    letter_protection: int
    report_protection: int
    sanction: int
    sanction_after_leave: int
    repair_decision: int
    after_repair: int
    resumption: int
    iva_min: int
    iva_max: int
    iva_ahead: int
    extension_request: int
    extension_shortened: int
    wia_decision: int
    report_42: int
    end_riv: int
    no_risk: int
    end_riv_full: int
    sick_report: int
    analysis: int
    analysis_target: int
    plan: int
    plan_target: int
    evaluation: int
    first_year: int
    first_year_opens: int
    letter_target: int
    final_evaluation: int
    second_track: int
    second_track_excluded: int
    second_track_capacity: int
    return_months: int
    waiver_months: int
    objection: int


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """What the data says of one milestone; its dates are computed, never written."""

    id: str
    key: str
    title: Text
    actors: tuple[str, ...]
    nature: Nature
    lead: int  #: days before the last day from which to warn, at least one
    warns: bool
    is_end: bool  #: the end of a period, not an act
    of_employer: bool  #: a duty that ends with the employment
    for_wia: bool  #: falls away with the right to WIA
    optional: bool  #: lapses, is never overdue
    basis: tuple[Basis, ...]
    basis_without_employer: tuple[Basis, ...]
    basis_at_end: tuple[Basis, ...]
    consequence: Text
    satisfied_by: tuple[str, ...]
    fact: str | None


@dataclass(frozen=True, slots=True)
class Law:
    """All rules that hold for cases that began in one period."""

    terms: Terms
    bases: Mapping[str, Basis]
    wage_after_pension_age: int | None
    moved: frozenset[str]  #: terms whose end moves past weekends and holidays
    milestones: Mapping[str, MilestoneRule]


def term_basis(law: Law, term: str) -> Basis:
    """Return the rule behind a term by its name in :class:`Terms`."""
    return law.bases[_TERMS[term]]


def law_for(first_sick_day: date) -> Law:
    """Return the law of a case, or raise :class:`NotCovered` with the act and the date."""
    starts = _starts()
    index = bisect_right(starts, first_sick_day) - 1
    if index < 0:
        raise NotCovered("rules/law", first_sick_day)
    return _law(starts[index])


@cache
def _starts() -> list[date]:
    days = set()
    for name in _BY_FIRST_SICK_DAY:
        for act in acts()[name]:
            days.add(act.valid_from)
            if act.valid_to is not None:
                days.add(act.valid_to + timedelta(days=1))
    return sorted(days)


@cache
def _law(start: date) -> Law:
    files = {name: act_on(name, start) for name in _BY_FIRST_SICK_DAY}
    values = {value.name: value for act in files.values() for value in act.values.values()}
    bases = {name: value.basis for name, value in values.items()}
    numbers = {field.name: int(values[_TERMS[field.name]].value) for field in fields(Terms)}
    # Longer terms do not move, whatever their own entry says (Atw 4(a)).
    longest = int(act_on("atw", start).values["langste_termijn"].value)
    after_pension = values.get("bw7.loon_na_pensioenleeftijd")
    return Law(
        terms=Terms(**numbers),
        bases=bases,
        wage_after_pension_age=None if after_pension is None else int(after_pension.value),
        moved=frozenset(
            term
            for term, name in _TERMS.items()
            if values[name].atw and values[name].value <= longest
        ),
        milestones=_milestones(files["calendar"], bases),
    )


def _milestones(calendar: Act, bases: Mapping[str, Basis]) -> Mapping[str, MilestoneRule]:
    rules = {}
    for id_, data in calendar.data["milestones"].items():
        basis = tuple(bases[name] for name in data["basis"])
        duty_of = data.get("duty_of", ())
        rules[id_] = MilestoneRule(
            id=id_,
            key=data["key"],
            title=text(data["title"]),
            actors=tuple(data["actors"]),
            nature=basis[0].nature,
            lead=max(1, data["lead"]),
            warns=data.get("warns", True),
            is_end=data.get("is_end", False),
            of_employer="employer" in duty_of,
            for_wia="wia" in duty_of,
            optional=data.get("optional", False),
            basis=basis,
            basis_without_employer=tuple(
                bases[name] for name in data.get("basis_without_employer", ())
            ),
            basis_at_end=tuple(bases[name] for name in data.get("basis_at_end", ())),
            consequence=text(data["consequence"]),
            satisfied_by=tuple(data.get("satisfied_by", ())),
            fact=data.get("fact"),
        )
    return rules


@cache
def work_calendar() -> WorkCalendar:
    """Return the calendar of working days of the Algemene termijnenwet."""
    return WorkCalendar([_holidays(act) for act in acts()["atw"]])


@lru_cache(maxsize=8192)
def is_working_day(day: date) -> bool:
    """Whether a day is a working day (Monday to Friday, no general holiday)."""
    return work_calendar().is_working_day(day.toordinal())


def _holidays(act: Act) -> HolidayRules:
    def month_day(value: str) -> tuple[int, int]:
        return int(value[:2]), int(value[3:])

    values = {name: value.value for name, value in act.values.items()}
    return HolidayRules(
        valid_from=act.valid_from,
        fixed=tuple(month_day(day) for day in values["vaste_feestdagen"]),
        easter_offsets=tuple(values["feestdagen_vanaf_pasen"]),
        king=month_day(values["verjaardag_koning"]),
        designated=frozenset(values["aangewezen_dagen"]),
    )


@cache
def _messages() -> Mapping[str, Mapping[str, Any]]:
    return read_yaml("law/messages.yaml")


@cache
def reason(code: str) -> Text:
    """Return why a milestone does not hold or no longer matters."""
    return text(_messages()["reasons"][code])


def note_text(code: str, **values: object) -> Text:
    """Return the sentence of a note, filled in."""
    return _fill("notes", code, values)


def note_basis(code: str) -> Sequence[str]:
    """Return the names of the values behind a note."""
    return cast("Sequence[str]", _messages()["note_basis"].get(code, ()))


def refuse(code: str, path: str, **values: object) -> Refused:
    """Return the refusal ``code`` at ``path`` with its sentence filled in."""
    return Refused(code, path, _fill("refusals", code, values))


def _fill(kind: str, code: str, values: Mapping[str, object]) -> Text:
    template = _messages()[kind][code]
    return Text(template["nl"].format(**values), template["en"].format(**values))


@cache
def _pension_ages() -> list[tuple[int, int, str]]:
    rows = read_yaml("parameters/aow.yaml")["ages"]
    return [(row["year"], row["years"] * 12 + row["months"], row["status"]) for row in rows]


def pension_day(date_of_birth: date, until: date) -> date | None:
    """Return the day the state-pension age is reached, ``None`` if that is after ``until``.

    The age never falls, so the last known age is a lower bound; when that does not decide the
    question, :class:`NotCovered` names the year that is missing (AOW art. 7a).
    """
    ages = _pension_ages()
    if date_of_birth.year + ages[0][1] // 12 > until.year:
        return None  # too young by years alone, as nearly everybody is
    earliest = add_months(date_of_birth, ages[0][1])
    if earliest > until:
        return None
    if earliest.year < ages[0][0]:
        # Reached before the table begins, so before any case it is asked for.
        return earliest
    for year, months, _ in ages:
        day = add_months(date_of_birth, months)
        if day.year == year:
            return day if day <= until else None
    bound = add_months(date_of_birth, ages[-1][1])
    if bound > until:
        return None
    raise NotCovered("rules/parameters/aow", bound)
