"""Finding topics, leading duties to them, and refusing data that is not whole."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.core.programme.case import Case, weekdays
from wissel.core.due._messages import message_duties
from wissel.core.help import HelpError, explains, search, topic, topics
from wissel.core.help._read import parse
from wissel.core.journal import JournalEntry, Message
from wissel.core.obligations import Obligation

DAY = date(2026, 11, 26)
TEXT = {"nl": "Uitleg.", "en": "Explanation."}


def data(change: Callable[[dict[str, Any]], object] | None = None) -> dict[str, Any]:
    """Return a knowledge base of one topic, changed by ``change`` on that topic."""
    topic = {
        "key": "een",
        "title": TEXT,
        "for": ["employee"],
        "answer": TEXT,
        "explains": [
            f"nature:{word}" for word in ("law", "policy", "practice", "promise", "agreement")
        ],
        "blocks": [
            {"kind": "text", "lines": [{**TEXT, "nature": "law", "by": ["WIA art. 25 lid 3"]}]},
            {"kind": "steps", "lines": [{**TEXT, "who": ["employer"]}]},
        ],
        "checked_on": DAY,
    }
    source = {"name": "WIA", "title": TEXT, "nature": "law", "checked_on": DAY}
    topic = deepcopy(topic)
    if change is not None:
        change(topic)
    return {
        "sources.yaml": {"sources": [source]},
        "1-begin.yaml": {"group": TEXT, "topics": [topic]},
    }


def test_a_whole_knowledge_base_is_read() -> None:
    found = parse(data())["een"]
    assert found.blocks[0].lines[0].grounds[0].article == "WIA art. 25 lid 3"
    assert [source.name for source in found.sources] == ["WIA"]


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (lambda t: t.update(kleur="rood"), "topics[0] (een)", "does not know kleur"),
        (lambda t: t.pop("answer"), "topics[0] (een)", "misses answer"),
        (lambda t: t.update(title={"nl": "Alleen"}), "(een).title", "misses en"),
        (lambda t: t.update(answer={"nl": " ", "en": "x"}), "answer.nl", "must be a text"),
        (lambda t: t.update({"for": ["neighbour"]}), "for[0]", "is not one of"),
        (lambda t: t.update({"for": []}), "for", "must be a list"),
        (lambda t: t.update(checked_on="gisteren"), "checked_on", "is no date"),
        (lambda t: t["blocks"][0].update(kind="poem"), "blocks[0].kind", "is not one of"),
        (lambda t: t["blocks"][0].update(kind="calendar"), "blocks[0]", "is computed"),
        (lambda t: t["blocks"][0]["lines"][0].pop("by"), "lines[0]", "law without a source"),
        (lambda t: t["blocks"][0]["lines"][0].pop("nature"), "lines[0]", "what kind of rule"),
        (lambda t: t["blocks"][0]["lines"][0].update(by=["BW art. 1"]), "by[0]", "no source"),
        (lambda t: t["blocks"][0]["lines"][0].update(nature="promise"), "nature", "is not one of"),
        (lambda t: t["blocks"][1]["lines"][0].pop("who"), "blocks[1]", "says who"),
        (lambda t: t["blocks"][1]["lines"][0].update(who=["cat"]), "who[0]", "is not one of"),
        (lambda t: t.update(see=["weg"]), "een", "there is no topic 'weg'"),
        (lambda t: t["explains"].pop(), "explains", "no topic explains nature:agreement"),
        (lambda t: t["explains"].append("nature:law"), "een", "is explained by 'een' already"),
    ],
)  # fmt: skip
def test_data_that_is_not_whole_is_refused_at_its_place(
    change: Callable[[dict[str, Any]], object], place: str, reason: str
) -> None:
    with pytest.raises(HelpError) as refused:
        parse(data(change))
    assert place in refused.value.place
    assert reason in refused.value.reason


def test_a_second_topic_with_the_same_key_and_a_page_that_is_none_are_refused() -> None:
    twice = data()
    twice["2-verder.yaml"] = twice["1-begin.yaml"]
    with pytest.raises(HelpError, match="a second topic 'een'"):
        parse(twice)
    wrong = data()
    wrong["sources.yaml"]["sources"][0]["url"] = "wetten"
    with pytest.raises(HelpError, match="no address of a page"):
        parse(wrong)
    policy = data()
    policy["sources.yaml"]["sources"][0]["nature"] = "policy"
    with pytest.raises(HelpError, match="called law, but none of its sources is"):
        parse(policy)


def test_words_are_found_in_title_answer_and_text_in_that_order() -> None:
    found = [each.key for each in search("loonsanctie", language="nl")]
    assert found[:2] == ["loonsanctie", "bekorting"]
    assert "eerstejaarsevaluatie" not in found[:2]
    assert search("WAGE  Sanction short", language="en")[0].key == "bekorting"
    assert search("xyzzy", language="nl") == ()
    assert search("", language="nl") == topics()


def test_accents_do_not_matter_and_every_word_must_occur() -> None:
    assert search("één", language="nl") == search("een", language="nl")
    both = search("uwv brief", language="nl")
    assert both
    assert all(each in search("brief", language="nl") for each in both)


def test_an_audience_sees_only_its_own_questions() -> None:
    keys = {each.key for each in search("", language="nl", audience="employee")}
    assert "wia-aanvraag" in keys
    assert "te-vroeg-te-laat" not in keys


def test_an_unknown_key_is_no_topic() -> None:
    assert topic("nergens") is None


def led(duties: list[Obligation], key: str) -> set[str]:
    """Return the topics of the duties of the neutral programme with this key."""
    found = {explains(duty) for duty in duties if duty.rule.endswith(f":{key}")}
    assert found, key
    return found


def test_the_duties_of_a_busy_trajectory_lead_to_what_they_are_about() -> None:
    case = Case()
    case.able(date(2026, 9, 2))
    case.vacancies(date(2026, 9, 8))
    case.asked(date(2026, 9, 8))
    case.agreed(date(2026, 9, 8), "Belt met de gemeente.", date(2026, 9, 20))
    case.report(date(2026, 9, 18), "to-employee")
    duties = list(case.derive(date(2026, 9, 21)).obligations)
    expected = {
        "contact-employee": "contact-werknemer",
        "contact-employer": "contact-werkgever",
        "first-track": "eerste-en-tweede-spoor",
        "vacancies": "vacatures",
        "capacity-renewal": "bedrijfsarts",
        "monthly-report": "rapport",
        "report-draft": "rapport-eerst-lezen",
        "read-report": "rapport-eerst-lezen",
        "call-employer": "bellen-voor-rapport",
        "expert-opinion": "deskundigenoordeel",
        "start": "start-tweede-spoor",
        "labour-expert-report": "arbeidsdeskundige",
        "plan": "plan-van-aanpak",
        "made": "afspraak",
    }
    assert {key: led(duties, key) for key in expected} == {
        key: {name} for key, name in expected.items()
    }


def test_answering_a_message_is_explained_and_not_as_a_contact() -> None:
    note = JournalEntry(
        id="m1",
        seq=1,
        happened_on=DAY,
        recorded_at=datetime.combine(DAY, time(12), tzinfo=UTC),
        author="Werknemer",
        author_role="employee",
        category="messages",
        content=Message("question", "Mag dat?").as_note(),
    )
    [duty] = message_duties([note], DAY, weekdays, {}, closed=False)
    assert "contact:employee" in duty.satisfied_by
    assert explains(duty) == "bericht"
