"""A direction on screen: one form, the test beside it, and who judged what of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.apps.plans import profiles as made
from tests.cast import NOW, Cast
from tests.portals.coach.test_profile import stop, text_of
from tests.portals.coach.test_services import RESULT
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.capacity import row_of
from wissel.core.profiled import Demand, Direction, Market, Verdict
from wissel.core.suitable import key_of
from wissel.core.trajectory import CapacityItem

CONDITIONS = "voorwaarden-persoonlijk-functioneren"
FILLED: dict[str, Any] = {
    "revision": "0",
    "title": "planner in het vervoer",
    "sector": "vervoer",
    "origin": "coach",
    "because": "Plande vijf jaar de ritten van twaalf chauffeurs.",
    "rests_on": ["skills", "market"],
    "hours_least": "16",
    "hours_most": "24,5",
    "level": "mbo-3",
    "travel_minutes": "30",
    "wage_least": "2.400",
    "wage_most": "2900",
    "wage_per": "month",
    "wage_source": "cao beroepsgoederenvervoer",
    "state": "active",
    "on_0": "2026-11-20",
    "count_0": "14",
    "source_0": "werk.nl",
    "search_0": "planner",
    "km_0": "30",
}


def new(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/richting/"


def page_of(cast: Cast, key: str) -> str:
    return f"{new(cast)}{key}/"


def filled(client: Client, url: str, changes: Mapping[str, Any]) -> Any:
    """Send the form of a direction as the page gave it, with some of it changed."""
    form = client.get(url).context["form"]
    start = {name: form[name].value() for name in form.fields}
    start = {k: v for k, v in start.items() if v is not None and v is not False}
    return client.post(url, start | {"item": [i.key for i in form.demands.items]} | dict(changes))


def held(cast: Cast) -> Direction:
    [found] = made.shown(cast, "search").said.directions
    return found


def limited(cast: Cast) -> None:
    """Let the doctor say what can be lifted, one condition, and something in free words."""
    day = date(2026, 11, 2)
    trajectories.receive_capacity(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, valid_from=day, kind="fml",
        source="company-doctor", author="R. Amrani", hours_per_week=20, document="fml",
        document_on=day, complete=True, items=(
            row_of("tillen", "10-kilo"), row_of("uren-per-week", "20-uur"),
            row_of(CONDITIONS, "geen-deadlines"),
            CapacityItem("lang autorijden", "hoogstens een half uur"),
        ),
    )  # fmt: skip


def advised(cast: Cast, coach: Client) -> None:
    """Let the report of a labour expert be in the file, with one function advised, one excluded."""
    said = RESULT | {"dated": "2026-10-05", "advised": "inkoper", "excluded": "chauffeur"}
    address = f"/traject/{cast.trajectory}/diensten/labour-expert-study/gedaan/"
    assert coach.post(address, said).status_code == 302


def test_a_direction_is_written_in_one_form_and_every_limit_is_asked(
    cast: Cast, coach: Client
) -> None:
    limited(cast)
    page = text_of(coach, new(cast))
    for words in ("Tillen", "tot 10 kilo", "lang autorijden", "hoogstens een half uur"):
        assert words in page
    said = {
        "asks_tillen": "5-kilo",
        "words_tillen": "dozen met papier",
        f"asks_{CONDITIONS}": ["geen-deadlines"],
        "free_0": "een kwartier naar de klant",
    }
    answer = filled(coach, new(cast), FILLED | said)
    found = held(cast)
    assert answer.headers["Location"] == f"{page_of(cast, found.key)}#toets"
    expected = made.planner(
        key=found.key,
        hours_most=24.5,
        demands=(
            Demand("tillen", "5-kilo", "", "dozen met papier"),
            Demand(CONDITIONS, "geen-deadlines"),
            Demand("", "", "lang autorijden", "een kwartier naar de klant"),
        ),
        market=(Market(date(2026, 11, 20), 14, "werk.nl", "planner", 30),),
    )
    assert found == expected
    assert filled(coach, page_of(cast, found.key), {}).status_code == 302, "twice the same"
    assert held(cast) == expected, "what is sent back as it came changes nothing"


def test_the_search_profile_reads_every_reason_of_a_direction_on_one_page(
    cast: Cast, coach: Client
) -> None:
    limited(cast)
    made.fixed_person(cast)
    key = made.direct(cast)
    made.settle(cast, key, "wage", verdict=Verdict.ATTENTION, because="Iets minder dan nu.")
    made.direct(cast, made.planner(title="kok", state="dropped", state_because="Te lang staan."))
    page = text_of(coach, f"/traject/{cast.trajectory}/profiel/zoeken/")
    for words in (
        "Plande vijf jaar de ritten", "vaardigheden, arbeidsmarkt", "tot 5 kilo", "tot 10 kilo",
        "Dit blijft binnen wat kan.", "R. Amrani, bedrijfsarts, 2 nov 2026", "Iets minder dan nu.",
        "Beoordeeld door Noor Akkerman", "14 op 22 nov 2026, werk.nl", "binnen 30 km",
        "€ 2.400 tot € 2.900 per maand", "cao beroepsgoederenvervoer", "Te lang staan.",
        "Getoetst op belastbaarheid versie 1, persoonsprofiel versie 1", "niet bekend",
    ):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"because": "goed tegen de depressie"}, "because"),
        ({"hours_least": "-1"}, "hours_least"),
        ({"hours_least": "veel"}, "hours_least"),
        ({"hours_least": "24", "hours_most": "16"}, "hours_most"),
        ({"level": "x"}, "level"),
        ({"travel_minutes": "400"}, "travel_minutes"),
        ({"travel_minutes": "9" * 400}, "travel_minutes"),
        ({"wage_least": "0"}, "wage_least"),
        ({"wage_least": ""}, "wage_least"),
        ({"wage_least": "3000"}, "wage_most"),
        ({"wage_source": ""}, "wage_source"),
        ({"asks_tillen": "50-kilo"}, "asks_tillen"),
        ({"words_tillen": "dozen, door zijn hernia"}, "words_tillen"),
        ({f"asks_{CONDITIONS}": ["normaal", "geen-deadlines"]}, f"asks_{CONDITIONS}"),
        ({"aspect_1": "", "free_1": "trappen lopen"}, "aspect_1"),
        ({"on_0": "2026-12-01"}, "on_0"),
        ({"on_0": "31-11-2026"}, "on_0"),
        ({"on_0": ""}, "on_0"),
        ({"count_0": ""}, "count_0"),
        ({"count_0": "-4"}, "count_0"),
        ({"source_0": ""}, "source_0"),
        ({"km_0": "900"}, "km_0"),
        ({"on_1": "2026-11-21", "count_1": "3"}, "source_1"),
        ({"state": "gone"}, "state"),
        ({"rests_on": ["luck"]}, "rests_on"),
        ({"origin": ""}, "origin"),
    ],
)
def test_what_a_direction_cannot_hold_stands_at_its_field_and_what_was_typed_stays(
    cast: Cast, coach: Client, wrong: dict[str, Any], field: str
) -> None:
    limited(cast)
    if "on_1" in wrong:  # a second row is there once the first is in use
        made.direct(cast)
        url = page_of(cast, held(cast).key)
    else:
        url = new(cast)
    answer = filled(coach, url, {k: v for k, v in FILLED.items() if k != "revision"} | wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "cao beroepsgoederenvervoer" in answer.content.decode() or "wage_source" in wrong


def test_another_item_of_the_list_is_added_by_its_name_and_nothing_typed_is_lost(
    cast: Cast, coach: Client
) -> None:
    answer = filled(coach, new(cast), FILLED | {"more": "staan", "add": "1"})
    form = answer.context["form"]
    assert (answer.status_code, [one.key for one in form.demands.items]) == (200, ["staan"])
    assert (form["title"].value(), form["count_0"].value()) == (FILLED["title"], "14")
    assert not form.errors
    strange = filled(coach, new(cast), FILLED | {"more": "vliegen", "add": "1"})
    assert "‘vliegen’ staat niet op de lijst" in strange.content.decode()
    sent = FILLED | {"item": ["staan", "geheim"], "asks_staan": "30-minuten"}
    assert filled(coach, new(cast), sent).status_code == 302
    assert held(cast).demands == (Demand("staan", "30-minuten"),)


def test_two_who_change_one_direction_see_what_differs_and_lose_none(
    cast: Cast, coach: Client
) -> None:
    key = made.direct(cast)
    url = page_of(cast, key)
    old = coach.get(url).context["form"]
    start = {name: old[name].value() for name in old.fields}
    mine = {k: v for k, v in start.items() if v is not None and v is not False} | {
        "sector": "logistiek"
    }
    mine |= {"item": ["tillen"]}
    made.direct(cast, replace(held(cast), tasks="ritten"), revision=1)
    answer = coach.post(url, mine)
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "staat er nu</span> ritten" in page
    assert "jij typte</span> logistiek" in page
    assert held(cast).tasks == "ritten"
    again = mine | {"revision": str(answer.context["form"]["revision"].value())}
    assert coach.post(url, again).status_code == 302
    assert held(cast).sector == "logistiek"


def test_what_the_labour_expert_named_is_a_beginning_with_its_origin(
    cast: Cast, coach: Client
) -> None:
    advised(cast, coach)
    assert "Begin met wat de arbeidsdeskundige noemde" in text_of(coach, new(cast))
    first = coach.get(f"{new(cast)}?advies=0").context["form"]
    assert (first["title"].value(), first["origin"].value()) == ("inkoper", "labour-expert")
    second = coach.get(f"{new(cast)}?advies=1").context["form"]
    assert (second["title"].value(), second["state"].value()) == ("chauffeur", "dropped")
    assert "T. Jonker" in second["state_because"].value()
    assert coach.get(f"{new(cast)}?advies=7").status_code == 404


JUDGED = {"about": "experience", "verdict": "fits", "because": "Deed dit werk.", "by": "coach"}


def test_what_nobody_can_compute_is_judged_beside_the_test_with_its_owner(
    cast: Cast, coach: Client
) -> None:
    url = page_of(cast, made.direct(cast))
    assert coach.post(url, JUDGED).headers["Location"] == f"{url}#toets"
    expert = JUDGED | {"about": "wage", "by": "labour-expert", "author": "T. Jonker"}
    assert coach.post(url, expert).status_code == 302
    found = {one.about: (one.by, one.author) for one in held(cast).judgements}
    assert found == {
        "experience": ("coach", "Noor Akkerman"),
        "wage": ("labour-expert", "T. Jonker"),
    }
    page = text_of(coach, url)
    assert "Beoordeeld door T. Jonker" in page
    assert "Haal het oordeel weg" in page
    assert coach.post(url, {"about": "wage", "drop": "1"}).status_code == 302
    assert [one.about for one in held(cast).judgements] == ["experience"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"verdict": ""}, "verdict"),
        ({"verdict": "unknown"}, "verdict"),
        ({"because": " "}, "because"),
        ({"because": "door de depressie"}, "because"),
        ({"because": "x" * 601}, "because"),
        ({"by": "employer"}, "by"),
        ({"by": "uwv"}, "author"),
        ({"by": "uwv", "author": "x" * 201}, "author"),
    ],
)
def test_a_judgement_without_owner_or_reason_stands_at_its_field(
    cast: Cast, coach: Client, wrong: dict[str, str], field: str
) -> None:
    url = page_of(cast, made.direct(cast))
    answer = coach.post(url, JUDGED | wrong)
    assert (answer.status_code, list(answer.context["wrong"].errors)) == (422, [field])
    assert held(cast).judgements == ()


def test_only_an_expert_says_that_work_fits_beyond_the_capacity(cast: Cast, coach: Client) -> None:
    made.receive(cast)
    url = page_of(cast, made.direct(cast, made.planner(demands=(Demand("tillen", "more"),))))
    mine = JUDGED | {"about": key_of("tillen")}
    page = text_of(coach, url)
    assert "Alleen een deskundige kan zeggen dat het toch past." in page
    assert list(coach.post(url, mine).context["wrong"].errors) == ["by"]
    assert coach.post(url, mine | {"by": "labour-expert", "author": "T. J."}).status_code == 302
    assert list(coach.post(url, mine).context["wrong"].errors) == ["by"]
    fits = {
        one.about: one.verdict for one in made.shown(cast, "search").tests[held(cast).key].items
    }
    assert fits[key_of("tillen")] is Verdict.FITS


def test_a_line_that_fits_or_is_not_there_is_not_judged(cast: Cast, coach: Client) -> None:
    made.receive(cast)
    url = page_of(cast, made.direct(cast))
    for about in (key_of("tillen"), "karakter", key_of("vliegen")):
        assert coach.post(url, JUDGED | {"about": about}).status_code == 404


def test_nobody_but_the_coach_writes_a_direction_or_judges(cast: Cast, coach: Client) -> None:
    key = made.direct(cast)
    for who in ("manager", "planner", "other_coach", "stranger", "employer", "labour_expert"):
        client = client_of(cast.everybody[who])
        for url in (new(cast), page_of(cast, key)):
            assert client.get(url).status_code in (403, 404), who
            assert client.post(url, FILLED).status_code in (403, 404), who
    assert coach.get(page_of(cast, "niets")).status_code == 404
    assert held(cast).judgements == ()


def test_a_closed_trajectory_takes_no_direction(cast: Cast, coach: Client) -> None:
    key = made.direct(cast)
    stop(cast)
    answer = filled(coach, page_of(cast, key), {"tasks": "ritten"})
    assert (answer.status_code, "Dit traject is klaar" in answer.content.decode()) == (422, True)
    late = coach.post(page_of(cast, key), JUDGED)
    assert (late.status_code, "Dit traject is klaar" in late.content.decode()) == (422, True)
    assert filled(coach, new(cast), FILLED).status_code == 422
