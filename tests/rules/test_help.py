"""The knowledge base: complete in both languages, sourced and dated, and every duty leads to it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from wissel.core.clock._law import law_for
from wissel.core.help import Topic, explains, law_steps, topic, topics
from wissel.core.obligations import Obligation
from wissel.core.programme import load
from wissel.core.programme._events import DETAILS, MODULE, SECOND
from wissel.core.programme._types import Duty, Programme
from wissel.core.sources import Nature, Text
from wissel.core.wording import check

RULES = resources.files("wissel.rules")
TOPICS = [pytest.param(each, id=each.key) for each in topics()]
PROGRAMMES = sorted(
    (folder.name, int(file.name.removesuffix(".yaml")))
    for folder in RULES.joinpath("programmes").iterdir()
    if folder.is_dir()
    for file in folder.iterdir()
    if file.name.endswith(".yaml")
)
#: Words of the law that may stand on a page about nobody, although no report may use them.
OF_THE_LAW = {"zwangerschapsverlof", "bevallingsverlof"}
#: What the look and the issue promise an answer to.
ASKED = {
    "tweede-spoor", "eerste-en-tweede-spoor", "start-tweede-spoor", "te-vroeg-te-laat",
    "weken-tellen", "wie-doet-wat", "plichten-werkgever", "loonsanctie", "bekorting",
    "wia-aanvraag", "deskundigenoordeel", "kosten", "baan-gevonden", "stilstand", "na-104-weken",
    "privacy", "bedrijfsarts", "netwerken", "rapport-eerst-lezen", "belofte",
}  # fmt: skip


def duties_in(value: Any) -> Iterator[Duty]:
    """Yield every duty that a programme holds, however deep."""
    if isinstance(value, Duty):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from duties_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from duties_in(part)


def as_obligation(programme: Programme, duty: Duty) -> Obligation:
    events = getattr(duty, "satisfied_by", None) or getattr(duty, "ends", None) or ()
    return Obligation(anchor="x", due=None, satisfied_by=events, **programme.common(duty))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:;])\s+", text) if part]


def test_every_question_that_was_promised_has_a_topic() -> None:
    assert {each.key for each in topics()} >= ASKED


@pytest.mark.parametrize("found", TOPICS)
def test_every_topic_is_complete_in_both_languages(found: Topic) -> None:
    for text in found.texts():
        assert text.nl.strip()
        assert text.en.strip()
        assert text.nl != text.en
    assert found.title.nl.endswith("?")
    assert found.title.en.endswith("?")
    assert found.blocks
    assert re.fullmatch(r"[a-z0-9-]+", found.key)


@pytest.mark.parametrize("found", TOPICS)
def test_what_is_called_law_or_policy_names_a_dated_source(found: Topic) -> None:
    assert date(2026, 1, 1) <= found.checked_on
    for block in found.blocks:
        for line in block.lines:
            if line.nature in (Nature.LAW, Nature.POLICY):
                assert line.grounds, line.text.nl
            for ground in line.grounds:
                assert ground.source.checked_on >= (ground.source.version or date.min)
                assert (
                    ground.source.url.startswith(("https://", "http://"))
                    or ground.source.note
                    or (ground.source.name == "AVG")
                )


def test_every_source_is_used_and_says_where_it_can_be_read() -> None:
    raw = yaml.safe_load(RULES.joinpath("help", "sources.yaml").read_text(encoding="utf-8"))
    named = {source["name"] for source in raw["sources"]}
    assert named == {source.name for each in topics() for source in each.sources}


@pytest.mark.parametrize(
    "found", [t for t in topics() if "employee" in t.audiences], ids=lambda t: t.key
)
def test_topics_for_the_employee_are_short_of_breath(found: Topic) -> None:
    """Level B1: one thought in a sentence."""
    said = [sentence for text in found.texts() for sentence in sentences(text.nl)]
    lengths = [len(sentence.split()) for sentence in said]
    assert max(lengths) <= 20, max(said, key=lambda sentence: len(sentence.split()))
    assert sum(lengths) / len(lengths) <= 11.5


@pytest.mark.parametrize("found", TOPICS)
def test_nothing_in_it_is_medical_and_no_programme_is_named(found: Topic) -> None:
    names = {name for name, _ in PROGRAMMES} - {"basis"}
    for text in found.texts():
        verdict = check(text.nl, audience="employer")
        assert {finding.text.lower() for finding in verdict.findings} <= OF_THE_LAW
        assert not [name for name in names if name in text.nl.lower()]


@pytest.mark.parametrize("first", [date(2013, 7, 1), date(2016, 1, 1), date(2023, 7, 1)])
def test_every_milestone_of_the_law_has_its_own_topic(first: date) -> None:
    milestones = law_for(first).milestones
    assert len(milestones) == 20
    for id_, rule in milestones.items():
        duty = Obligation(f"law:{id_}.3", "2025", rule.title, (), rule.nature, None)
        found = topic(explains(duty))
        assert found is not None
        assert f"law:{id_}" in found.explains


@pytest.mark.parametrize(("name", "version"), PROGRAMMES)
def test_every_duty_of_every_programme_leads_to_a_topic_of_its_own_sort(
    name: str, version: int
) -> None:
    programme = load(name, version)
    duties = list(duties_in(programme))
    assert duties
    for duty in duties:
        found = topic(explains(as_obligation(programme, duty)))
        assert found is not None
        general = found.key in ("belofte", "soorten-regels")
        assert not general, f"{name}:{duty.key} has only the general explanation"


def test_every_event_that_a_topic_explains_exists() -> None:
    for found in topics():
        for name in found.explains:
            sort, _, event = name.partition(":")
            kind, first, second = [*event.split(":"), "", ""][:3]
            if sort in ("event", "report") and event != MODULE:
                assert kind in DETAILS, name
                assert not first or first in DETAILS[kind], name
                assert not second or second in SECOND[kind], name


def test_a_duty_that_nobody_thought_of_is_explained_by_its_nature() -> None:
    for nature in Nature:
        duty = Obligation("new:thing", "x", Text("iets", "thing"), (), nature, None, act="thing")
        assert topic(explains(duty)) is not None


def test_the_steps_of_the_law_come_from_the_law_itself() -> None:
    steps = {step.milestone: step for step in law_steps(date(2026, 11, 26))}
    assert len(steps) == 20
    assert (steps["M03"].days, steps["M03"].whole_weeks) == (42, 6)
    assert (steps["M07"].days, steps["M07"].week) == (363, 52)
    assert (steps["M13"].days, steps["M13"].week) == (650, 93)
    assert steps["M05"].every == 42
    assert steps["M16"].days is None
    assert all(topic(step.topic) for step in steps.values())
    days = [step.days for step in law_steps(date(2026, 11, 26)) if step.days is not None]
    assert days == sorted(days)
