"""What a doctor can say of work: found by name, checked with its place, compared."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from wissel.core.capacity import catalogue, check, difference, limits, row_of, words
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity, CapacityItem

FML = Capacity(
    id="c1",
    version=1,
    valid_from=date(2026, 11, 2),
    source="company-doctor",
    author="R. Amrani",
    kind="fml",
    document="fml",
    document_on=date(2026, 11, 1),
    items=(
        row_of("dominantie", "rechts"),
        row_of("tillen", "10-kilo", side="left"),
        row_of("voorwaarden-persoonlijk-functioneren", "weinig-afleiding"),
        row_of("voorwaarden-persoonlijk-functioneren", "geen-deadlines"),
        row_of("zitten", "normaal"),
    ),
)


def fml(**changes: Any) -> Capacity:
    return replace(FML, **changes)


def test_items_are_found_by_key_and_by_name_and_never_by_number() -> None:
    known = catalogue()
    assert len(known.forms["fml"].items) == 64
    lifting = known.item("tillen")
    assert known.named("TILLEN") == (lifting,)
    assert known.named("tillen of dragen") == (lifting, known.item("dragen"))
    assert known.named("13") == () == known.named("4.13")
    assert known.item("13") is None


def test_what_a_doctor_can_write_is_accepted() -> None:
    check(FML)
    check(fml(items=(), complete=True))
    check(fml(kind="inzetbaarheidsprofiel", items=FML.items[1:]))
    check(fml(items=(*FML.items, CapacityItem("autorijden", "hoogstens een half uur"))))


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"items": (row_of("vliegen", "normaal"),)}, "unknown-item", "$.items[0].item"),
        ({"items": (row_of("13", "10-kilo"),)}, "unknown-item", "$.items[0].item"),
        (
            {"items": (FML.items[0], row_of("tillen", "50-kilo"))},
            "unknown-level",
            "$.items[1].level",
        ),
        ({"items": (row_of("zitten", "1-uur", side="left"),)}, "no-side", "$.items[0].side"),
        ({"items": (*FML.items, row_of("tillen", "5-kilo"))}, "twice", "$.items[5].item"),
        ({"items": (*FML.items, FML.items[2])}, "twice", "$.items[5].item"),
        (
            {"items": (*FML.items, row_of("voorwaarden-persoonlijk-functioneren", "normaal"))},
            "twice",
            "$.items[5].item",
        ),
        (
            {"items": (row_of("overige-werktijden", "anders"),)},
            "missing",
            "$.items[0].remark",
        ),
        ({"items": (CapacityItem("x", "y", level="10-kilo"),)}, "unknown-item", "$.items[0].item"),
        ({"kind": "inzetbaarheidsprofiel"}, "wrong-form", "$.items[0].item"),
        ({"kind": "free"}, "wrong-form", "$.items[0].item"),
        ({"kind": "lijst"}, "unknown-form", "$.kind"),
        ({"items": ()}, "missing", "$.items"),
        ({"source": "labour-expert"}, "not-a-doctor", "$.source"),
        ({"document": ""}, "missing", "$.document"),
        ({"document": "dossier"}, "wrong-value", "$.document"),
        ({"document_on": None}, "missing", "$.document_on"),
        ({"hours_per_day": 4, "hours_per_week": 3}, "hours", "$.hours_per_week"),
        ({"hours_per_day": 4, "hours_per_week": 29}, "hours", "$.hours_per_week"),
        (
            {"hours_per_day": 7, "items": (row_of("uren-per-dag", "4-uur"),)},
            "hours",
            "$.hours_per_day",
        ),
        ({"hours_per_day": 4, "complete": True}, "hours", "$.hours_per_day"),
        ({"withdrawn": True, "reason": "nieuw onderzoek"}, "withdrawn", "$.withdrawn"),
        ({"withdrawn": True, "items": ()}, "missing", "$.reason"),
        ({"kind": "free", "items": (), "complete": True}, "wrong-form", "$.complete"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    changes: dict[str, Any], code: str, path: str
) -> None:
    check(FML)
    with pytest.raises(Refused) as refused:
        check(fml(**changes))
    assert (refused.value.code, refused.value.path) == (code, path)


def test_an_impossible_item_is_told_the_nearest_name() -> None:
    with pytest.raises(Refused, match="Perhaps it is Lifting"):
        check(fml(items=(row_of("tilen", "10-kilo"),)))


@pytest.mark.parametrize(("level", "hours"), [("4-uur", 5.5), ("6-uur", 5.5), ("normaal", 8)])
def test_about_so_many_hours_leaves_room(level: str, hours: float) -> None:
    check(fml(hours_per_day=hours, items=(row_of("uren-per-dag", level),)))


def test_words_come_from_the_list_and_free_words_stay() -> None:
    lifting = row_of("tillen", "10-kilo", side="left", remark="dicht bij het lichaam")
    aspect, limit = words(lifting)
    assert aspect == Text("Tillen", "Lifting")
    assert limit.nl == lifting.limit == "tot 10 kilo (links): dicht bij het lichaam"
    assert limit.en == "up to 10 kilos (left): dicht bij het lichaam"
    free = CapacityItem("rijden", "niet in het donker")
    assert [text.nl for text in words(free)] == ["rijden", "niet in het donker"]


def test_limits_leave_out_what_is_normal_and_what_is_a_fact() -> None:
    assert [row.level for row in limits(FML)] == ["10-kilo", "weinig-afleiding", "geen-deadlines"]
    assert limits(fml(items=(row_of("zitten", "normaal", remark="met een goede stoel"),)))


def test_two_versions_differ_in_what_they_say() -> None:
    after = fml(
        hours_per_week=20,
        items=(row_of("tillen", "5-kilo"), *FML.items[2:], CapacityItem("rijden", "niet")),
    )
    assert [
        (one.aspect.nl, one.before and one.before.nl, one.after and one.after.nl)
        for one in difference(FML, after)
    ] == [
        ("Uren per week", None, "20 uur"),
        ("Dominantie", "rechts", None),
        ("Tillen", "tot 10 kilo (links)", "tot 5 kilo"),
        ("rijden", None, "niet"),
    ]
    assert not after.says_the_same(FML)
    assert fml(valid_from=date(2026, 11, 20), author="A. Vermeer").says_the_same(FML)


def test_what_a_whole_list_does_not_mention_is_normal_and_otherwise_unknown() -> None:
    bare = fml(items=FML.items[2:], complete=False)
    [_, lifting] = difference(bare, FML)
    assert lifting.before is None
    [lifting] = [
        one for one in difference(fml(complete=True, items=()), FML) if "Til" in one.aspect.nl
    ]
    assert lifting.before == Text("niet beperkt: tot 15 kilo", "not limited: up to 15 kilos")
