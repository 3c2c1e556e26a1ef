"""A programme is refused with its place and the reason, never half understood."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.core.programme.case import raw_basis
from wissel.core.programme import ProgrammeError, load, parse, period_bounds

SMALL = """\
name: klein
version: 3
valid_from: 2026-01-01
title: {nl: Klein, en: Small}
summary: {nl: Klein, en: Small}
source: {nl: Klein, en: Small}
phases:
  - key: begin
    title: {nl: Begin, en: Begin}
    begins: [registered]
promises:
  - key: bel
    title: {nl: Bel, en: Call}
    actors: [coach]
    nature: promise
    starts: registered
    ends: ["contact:employee"]
    limit: {days: 10}
    warn_after: [5]
  - key: antwoord
    title: {nl: Antwoord, en: Answer}
    actors: [coach]
    nature: practice
    starts: "client-request:asked"
    each: true
    ends: ["client-request:answered"]
    limit: {working_days: 3}
"""


def test_a_small_programme_is_read_as_it_stands() -> None:
    programme = parse(SMALL)
    assert (programme.name, programme.version) == ("klein", 3)
    assert programme.valid_from == date(2026, 1, 1)
    assert [phase.key for phase in programme.phases] == ["begin"]
    assert programme.promises[0].limit.amount == 10
    assert programme.promises[0].act == "contact"


def test_a_mapping_from_a_database_gives_the_same_as_the_text() -> None:
    raw = raw_basis()
    raw["valid_from"] = raw["valid_from"].isoformat()
    assert parse(raw) == load("basis", 1) == load("basis")


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "reason"),
    [
        ("{days: 10}", "{days: -1}", 18, "promises[0].limit.days", "1 or more"),
        ("{days: 10}", "{days: 0}", 18, "promises[0].limit.days", "1 or more"),
        ("{days: 10}", "{days: 99999}", 18, "promises[0].limit.days", "36500 or less"),
        ("{days: 10}", "{days: 1, weeks: 1}", 18, "promises[0].limit", "exactly one of"),
        ("{days: 10}", "{days: tien}", 18, "promises[0].limit.days", "whole number"),
        ("{days: 10}", "{days: true}", 18, "promises[0].limit.days", "whole number"),
        ("[5]", "[11]", 19, "promises[0].warn_after[0]", "after the limit of 10 days"),
        ("[5]", "[6, 5]", 19, "promises[0].warn_after[1]", "rise"),
        ("contact:employee", "gesprek", 17, "promises[0].ends[0]", "unknown journal kind"),
        ("contact:employee", "contact:buur", 17, "promises[0].ends[0]", "unknown detail 'buur'"),
        ("contact:employee", "registered", 17, "promises[0].ends[0]", "outside the journal"),
        ("contact:employee", "phase-ended:begin", 17, "promises[0].ends[0]", "no journal entry"),
        ("starts: registered", "starts: phase-begun:eind", 16, "promises[0].starts", "'eind'"),
        ("    starts: registered\n", "", 12, "promises[0]", "'starts' is missing"),
        ("actors: [coach]", "actors: [chef]", 14, "promises[0].actors[0]", "'chef' is not one"),
        ("actors: [coach]", "actors: []", 14, "promises[0].actors", "at least 1"),
        ("nature: promise", "nature: law", 15, "promises[0].nature", "'law' is not one"),
        ("key: bel", "key: Bel!", 12, "promises[0].key", "no key"),
        ("begins: [registered]", "begins: []", 10, "phases[0].begins", "at least 1"),
        (
            "begins: [registered]", "begins: [registered]\n    ends: [registered]",
            11, "phases[0].ends", "begin and end",
        ),
        (
            "begins: [registered]", 'begins: ["phase-ended:begin"]',
            10, "phases[0].begins", "cannot begin by itself",
        ),
        ("version: 3", "version: 3\nversion: 4", 3, "version", "stands here twice"),
        ("name: klein", "name: law", 1, "name", "not names of a programme"),
        ("name: klein", "naam: klein", 1, "naam", "unknown key"),
        ("2026-01-01", "2026-02-30", 3, "valid_from", "2026-02-30"),
        ("2026-01-01", "vroeger", 3, "valid_from", "no date"),
        ("{nl: Bel, en: Call}", "{nl: Bel}", 13, "promises[0].title", "'en' is missing"),
        ("{nl: Bel, en: Call}", "{nl: Bel, en: }", 13, "promises[0].title.en", "not nothing"),
        ("title: {nl: Bel, en: Call}", "title: &a {nl: B, en: C}\n    why: *a", 13,
         "promises[0].why", "aliases"),
        ("key: bel", "key: [bel", None, "the programme", "expected"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_with_line_and_reason(
    old: str, new: str, line: int | None, path: str, reason: str
) -> None:
    assert old in SMALL
    with pytest.raises(ProgrammeError, match=re.escape(reason)) as caught:
        parse(SMALL.replace(old, new, 1), source="klein/3.yaml")
    assert line is None or caught.value.line == line
    assert (caught.value.path or "the programme") == path
    assert str(caught.value).startswith("klein/3.yaml: ")


def _rhythm(**changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(raw: dict[str, Any]) -> None:
        raw["rhythms"][0].update(changes)

    return change


def _remove(raw: dict[str, Any], *path: str | int) -> None:
    place: Any = raw
    for part in path[:-1]:
        place = place[part]
    del place[path[-1]]


@pytest.mark.parametrize(
    ("change", "path", "reason"),
    [
        (_rhythm(every=[{"days": 0}]), "rhythms[0].every[0].days", "1 or more, not 0"),
        (_rhythm(every=[]), "rhythms[0].every", "at least 1"),
        (
            _rhythm(every=[{"days": 7, "phases": ["slot"]}]),
            "rhythms[0].every[0].phases[0]", "unknown phase 'slot'",
        ),
        (_rhythm(warn_before={"days": 14}), "rhythms[0].warn_before", "before the rhythm"),
        (_rhythm(per="month"), "rhythms[0]", "'per' stands alone"),
        (_rhythm(phases=["intake"]), "rhythms[0]", "belong to 'per'"),
        (lambda raw: _remove(raw, "rhythms", 0, "every"), "rhythms[0]", "either 'every' or 'per'"),
        (
            lambda raw: raw["rhythms"][1].update(started_by=29),
            "rhythms[1].started_by", "28 or less",
        ),
        (
            lambda raw: raw["rhythms"][1].update(key="contact-employee"),
            "rhythms[1]", "'contact-employee' stands here twice",
        ),
        (
            lambda raw: raw["reports"][0]["reading"].update(key="start"),
            "reports[0]", "'start' stands here twice",
        ),
        (
            lambda raw: raw["reports"][0]["reading"].update(reminders=[5]),
            "reports[0].reading.reminders[0]", "after the limit",
        ),
        (
            lambda raw: raw["reports"][0].update(release="both-at-once"),
            "reports[0]", "'draft' belongs to",
        ),
        (lambda raw: _remove(raw, "reports", 0, "draft"), "reports[0]", "'draft' belongs to"),
        (
            lambda raw: raw["reports"][0]["call"].update(opens_before={"days": 2}),
            "reports[0].call.opens_before", "opens after",
        ),
        (
            lambda raw: raw["promises"][1].update(ends=["contact", "registered"]),
            "promises[1].ends[1]", "outside the journal",
        ),
        (
            lambda raw: raw["promises"][5].update(ends=["placement-event:proposed"]),
            "promises[5].ends[0]", "comes before the start",
        ),
        (
            lambda raw: raw["promises"][2].update(ends=["stagnation-signal"]),
            "promises[2].ends[0]", "the event it starts with",
        ),
        (
            lambda raw: raw["documents"][0].update(accepts=["diploma"]),
            "documents[0].accepts[0]", "'diploma' is not one",
        ),
        (
            lambda raw: raw["phases"].append(raw["phases"][0]),
            "phases[5].key", "the phase 'intake' stands here twice",
        ),
        (lambda raw: raw.update(promises={}), "promises", "must be a list, not a mapping"),
        (lambda raw: raw.update(title="Basis"), "title", "must be a mapping, not text"),
        (
            lambda raw: raw["phases"][0].update(overlap="nee"),
            "phases[0].overlap", "true or false",
        ),
    ],
)  # fmt: skip
def test_contradictions_between_parts_are_refused(
    change: Callable[[dict[str, Any]], object], path: str, reason: str
) -> None:
    raw = raw_basis()
    change(raw)
    with pytest.raises(ProgrammeError, match=re.escape(reason)) as caught:
        parse(raw)
    assert caught.value.path == path
    assert caught.value.line is None


def test_phases_that_only_wait_for_each_other_are_refused() -> None:
    raw = raw_basis()
    raw["phases"][1]["begins"] = ["phase-ended:jobhunting"]
    raw["phases"][2]["begins"] = ["phase-begun:orientatie"]
    with pytest.raises(ProgrammeError, match="nobody can reach the phase 'orientatie'"):
        parse(raw)


@pytest.mark.parametrize("text", ["", "- a", "42", "[" * 5000, "\x00", "a: !!python/name:os.x 1"])
def test_text_that_is_no_programme_is_refused_without_a_traceback(text: str) -> None:
    with pytest.raises(ProgrammeError):
        parse(text)


@pytest.mark.parametrize("name", ["onbekend", "../law", "", "basis/1", "BASIS"])
def test_a_programme_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(LookupError, match="no programme"):
        load(name)


def test_a_version_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(LookupError, match=r"no version 9 of programme 'basis'; there is \[1\]"):
        load("basis", 9)


@pytest.mark.parametrize(
    ("change", "path", "reason"),
    [
        (
            lambda raw: raw["rhythms"][0]["every"].append({"days": 3}),
            "rhythms[0].every[0]", "never counts",
        ),
        (
            lambda raw: raw["promises"][3].update(starts="stagnation-signal", ends=["agreement"]),
            "the programme", "would wait",
        ),
        (
            lambda raw: raw["promises"][0].update(ends=["module:cursus"]),
            "promises[0].ends[0]", "unknown module 'cursus'",
        ),
        (
            lambda raw: raw["promises"][0].update(ends=["report-event:released:eindrapport"]),
            "promises[0].ends[0]", "unknown detail 'eindrapport'",
        ),
        (
            lambda raw: (
                raw.update(documents=[]), raw["promises"][0].update(starts="documents-complete"),
            ),
            "promises[0]", "none are asked for",
        ),
        (
            lambda raw: raw["phases"][0].update(begins=["documents-complete"]),
            "phases[0].begins[0]", "unknown journal kind",
        ),
        (
            lambda raw: raw.update(
                offer={"quote": "open", "after_placement": "aftercare", "prices": [
                    {"kind": "fixed", "title": {"nl": "Intake", "en": "Intake"}, "amount": 535},
                ]}
            ),
            "offer.prices[0].amount", "must be text",
        ),
        (
            lambda raw: raw.update(
                offer={"quote": "open", "after_placement": "aftercare", "prices": [
                    {"kind": "band", "title": {"nl": "Traject", "en": "Track"},
                     "amount": "5000.00", "most": "2000.00"},
                ]}
            ),
            "offer.prices[0].most", "more than",
        ),
        (
            lambda raw: raw.update(
                offer={"quote": "open", "after_placement": "aftercare", "prices": [],
                       "duration": {"usual_from": {"months": 12}, "usual_to": {"months": 6}}}
            ),
            "offer.duration.usual_to", "as long as",
        ),
        (
            lambda raw: raw.update(
                offer={"quote": "open", "after_placement": "aftercare", "prices": [],
                       "duration": {"when_short": "refuse"}}
            ),
            "offer.duration.when_short", "belongs to 'least'",
        ),
    ],
)  # fmt: skip
def test_what_would_never_happen_or_cannot_be_paid_is_refused(
    change: Callable[[dict[str, Any]], object], path: str, reason: str
) -> None:
    raw = raw_basis()
    change(raw)
    with pytest.raises(ProgrammeError) as refused:
        parse(raw)
    assert (refused.value.path or "the programme") == path
    assert reason in refused.value.reason


def test_the_keys_of_periods_say_which_days_they_hold() -> None:
    assert period_bounds("2026-11") == (date(2026, 11, 1), date(2026, 11, 30))
    assert period_bounds("2026-B1") == (date(2026, 1, 1), date(2026, 2, 28))
    assert period_bounds("2026-Q4") == (date(2026, 10, 1), date(2026, 12, 31))
    for wrong in ("2026-13", "2026-Q5", "2026-B7", "2026-W48", "26-11", "2026", "2026-Q", "2026-1"):
        with pytest.raises(ValueError, match="is no month"):
            period_bounds(wrong)
