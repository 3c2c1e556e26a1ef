"""Taking capacity over from paper: by the list, in free words, taken back; and reading it."""

from datetime import date
from typing import Any

from django.test import Client

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.capacity import catalogue, row_of
from wissel.core.trajectory import Capacity, CapacityItem

HEAD = {"valid_from": "2026-11-16", "source": "company-doctor", "author": "R. Amrani"}
LIST = HEAD | {"document": "fml", "document_on": "2026-11-16", "received_on": "2026-11-18"}


def place(cast: Cast, form: str = "") -> str:
    new = f"nieuw/?vorm={form}" if form else ""
    return f"/traject/{cast.trajectory}/belastbaarheid/{new}"


def newest(cast: Cast) -> Capacity:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    found = view.case.latest_capacity
    assert found is not None
    return found


def test_new_capacity_in_free_words_becomes_the_one_that_holds(cast: Cast, coach: Client) -> None:
    said = {"hours_per_week": "20", "aspect_0": "tillen", "limit_0": "tot 10 kilo"}
    assert coach.post(place(cast, "vrij"), HEAD | said).status_code == 302
    assert newest(cast).items == (CapacityItem("tillen", "tot 10 kilo"),)
    again = coach.get(place(cast, "vrij")).context["form"]
    assert again["limit_0"].value() == "tot 10 kilo"
    assert again["valid_from"].value() is None


def test_the_list_is_taken_over_by_its_items_and_starts_there_the_next_time(
    cast: Cast, coach: Client
) -> None:
    said: dict[str, Any] = LIST | {
        "i_tillen": "10-kilo",
        "s_tillen": "left",
        "r_tillen": "dicht bij het lichaam",
        "i_voorwaarden-persoonlijk-functioneren": ["weinig-afleiding", "anders"],
        "r_voorwaarden-persoonlijk-functioneren": "een vaste plek",
        "aspect_0": "autorijden",
        "limit_0": "hoogstens een half uur",
        "complete": "on",
    }
    assert coach.post(place(cast, "fml"), said).status_code == 302
    held = newest(cast)
    key = "voorwaarden-persoonlijk-functioneren"
    assert held.items == (
        row_of(key, "weinig-afleiding"),
        row_of(key, "anders", remark="een vaste plek"),
        row_of("tillen", "10-kilo", side="left", remark="dicht bij het lichaam"),
        CapacityItem("autorijden", "hoogstens een half uur"),
    )
    assert (held.kind, held.complete, held.document_on) == ("fml", True, date(2026, 11, 16))
    form = coach.get(place(cast, "fml")).context["form"]
    assert form["i_tillen"].value() == "10-kilo"
    assert form[f"i_{key}"].value() == ["weinig-afleiding", "anders"]
    assert not form["complete"].value()


def test_every_item_of_a_list_has_its_place_on_the_page(cast: Cast, coach: Client) -> None:
    for form, kind in (("fml", "fml"), ("inzetbaarheidsprofiel", "inzetbaarheidsprofiel")):
        page = coach.get(place(cast, form)).content.decode()
        for item in catalogue().forms[kind].items:
            assert f'name="i_{item.key}"' in page


#: The form, what is wrong in it, and the field that says so.
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("vrij", {"author": ""}, "author"),
    ("vrij", {"valid_from": "2026-12-24"}, "valid_from"),
    ("vrij", {"hours_per_week": "200"}, "hours_per_week"),
    ("vrij", {"hours_per_day": "4", "hours_per_week": "40"}, "hours_per_week"),
    ("vrij", {"aspect_0": "tillen"}, "limit_0"),
    ("vrij", {"limit_0": "tot 10 kilo"}, "aspect_0"),
    ("vrij", {"aspect_4": "lopen", "limit_4": "niet, door artrose"}, "limit_4"),
    ("fml", {"i_tillen": "50-kilo"}, "i_tillen"),
    ("fml", {"i_zitten": "1-uur", "r_zitten": "wegens hernia"}, "r_zitten"),
    ("fml", {"r_zitten": "met een goede stoel"}, "i_zitten"),
    ("fml", {"i_overige-werktijden": "anders"}, "r_overige-werktijden"),
    ("fml", {"i_temperatuur": ["normaal", "geen-kou"]}, "i_temperatuur"),
    ("fml", {"i_tillen": "10-kilo", "source": "labour-expert"}, "source"),
    ("fml", {"i_tillen": "10-kilo", "document_on": ""}, "document_on"),
    ("fml", {"i_tillen": "10-kilo", "received_on": "2026-11-15"}, "received_on"),
    ("fml", {}, "__all__"),
    ("ingetrokken", {"reason": ""}, "reason"),
    ("ingetrokken", {"reason": "nieuw onderzoek"}, "__all__"),
]


def test_wrong_capacity_names_the_place_and_keeps_what_was_typed(cast: Cast, coach: Client) -> None:
    for form, wrong, field in WRONG:
        page = coach.post(place(cast, form), LIST | wrong)
        assert page.status_code == 422
        assert field in page.context["form"].errors, (form, wrong)
        assert 'value="2026-1' in page.content.decode()


def test_the_page_shows_source_limits_difference_and_older_versions(
    cast: Cast, coach: Client
) -> None:
    coach.post(place(cast, "fml"), LIST | {"i_tillen": "10-kilo", "i_staan": "normaal"})
    coach.post(place(cast, "fml"), LIST | {"i_tillen": "5-kilo", "complete": "on"})
    page = coach.get(place(cast)).content.decode()
    for words in (
        "R. Amrani, bedrijfsarts",
        "tot 5 kilo",
        "tot 10 kilo",
        "Versie 1",
        "63 van de 64 punten",
    ):
        assert words in page
    older = coach.get(f"{place(cast)}?versie=1").content.decode()
    assert "Er is een nieuwere" in older
    assert "62 van de 64 punten niet genoemd" in older
    assert coach.get(f"{place(cast)}?versie=9").status_code == 404
    overview = coach.get(f"/traject/{cast.trajectory}/").content.decode()
    assert "tot 5 kilo" in overview
    assert "Staan" not in overview


def test_what_is_taken_back_is_shown_as_such_and_older_stays(cast: Cast, coach: Client) -> None:
    coach.post(place(cast, "vrij"), HEAD | {"aspect_0": "tillen", "limit_0": "tot 10 kilo"})
    back = HEAD | {"reason": "er komt een nieuw oordeel"}
    assert coach.post(place(cast, "ingetrokken"), back).status_code == 302
    assert "trok het oordeel in" in coach.get(place(cast)).content.decode()
    assert "tot 10 kilo" in coach.get(f"{place(cast)}?versie=1").content.decode()


def test_a_change_puts_the_review_of_the_plan_on_the_overview_with_its_act(
    cast: Cast, coach: Client
) -> None:
    for hours in ("20", "24"):
        coach.post(
            place(cast, "vrij"), HEAD | {"hours_per_week": hours, "received_on": "2026-11-20"}
        )
    page = coach.get(f"/traject/{cast.trajectory}/verplichtingen/").content.decode()
    assert "Loop het plan na op de nieuwe belastbaarheid" in page
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [duty] = [one for one in view.due.obligations if one.rule.endswith("plan-review")]
    form = coach.get(f"/traject/{cast.trajectory}/vastleggen/decision/", {"voor": duty.key})
    assert form.context["form"]["subject"].value() == "course"
