"""The profiles on screen: side by side, written by block, fixed as a version that is read back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.apps.documents.profiles import with_every_profile
from tests.apps.plans import profiles as made
from tests.apps.plans.test_profiles import close
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core.intake import intake_form
from wissel.core.profiled import Block, ProfileLine
from wissel.infra.doors import Actor

SLUGS = ("persoon", "zoeken", "inzetbaarheid")


def address(cast: Cast, *parts: str) -> str:
    return "/".join((f"/traject/{cast.trajectory}/profiel", *parts)) + "/"


def text_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def typed(client: Client, url: str, changes: Mapping[str, str]) -> Any:
    """Send the form of a block as the page gave it, with some of it changed."""
    form = client.get(url).context["form"]
    start = {name: form[name].value() for name in form.fields}
    return client.post(url, {k: v for k, v in start.items() if v is not None} | dict(changes))


def stop(cast: Cast) -> None:
    """End the trajectory."""
    command = Actor(bureau=cast.coach.bureau, name="tests", role="system", kind="command")
    close(actor=command, now=NOW, trajectory=cast.trajectory)


def hand_in(cast: Cast, question: str, text: str) -> None:
    """Let the employee answer one question of the intake form and give it to the coach."""
    given: dict[str, Any] = {"actor": cast.employee, "now": NOW, "trajectory": cast.trajectory}
    piece = next(
        one.key for one in intake_form().pieces if question in {each.key for each in one.questions}
    )
    guidance.keep_piece(piece=piece, answers={question: guidance.Answer(text)}, revision=0, **given)
    guidance.hand_over_intake(**given)


def test_the_three_profiles_stand_beside_what_holds_of_the_capacity(
    cast: Cast, coach: Client
) -> None:
    page = text_of(coach, address(cast))
    assert page.count("</svg>nog niets</span>") == 3
    assert "Er is nog geen oordeel over de belastbaarheid" in page
    made.receive(cast)
    made.keep(cast, "interesses", "techniek")
    page = text_of(coach, address(cast))
    for words in ("tot 10 kilo", "20 uur per week", "concept, nog niet vastgesteld", "R. Amrani"):
        assert words in page
    assert "De medewerker schreef hier zelf nog niets." in page
    assert f'href="{address(cast, "persoon", "ambities")}"' in page, "a check leads to its block"


def test_a_manager_reads_what_was_fixed_and_no_capacity_and_changes_nothing(
    cast: Cast, coach: Client
) -> None:
    made.receive(cast)
    made.fixed_person(cast)
    made.three_directions(cast)
    made.fix(cast, "search")
    made.keep(cast, "interesses", "koken")
    manager = client_of(cast.manager)
    assert "In jouw rol lees je niet wat de belastbaarheid zegt" in text_of(manager, address(cast))
    person, search = (text_of(manager, address(cast, slug)) for slug in ("persoon", "zoeken"))
    assert "techniek" in person
    assert "koken" not in person
    assert "planner in het vervoer" in search
    assert "Tillen" not in search
    assert "Tillen" in text_of(coach, address(cast, "zoeken"))
    for page in (person, search):
        assert "Wijzig" not in page
        assert "Stel vast" not in page
    assert manager.get(address(cast, "persoon", "interesses")).status_code == 404
    assert manager.post(address(cast, "persoon"), {"reason": "x"}).status_code == 403


def test_the_back_office_and_others_find_nothing_and_no_tab(cast: Cast, coach: Client) -> None:
    case = f"/traject/{cast.trajectory}/"
    assert address(cast) in text_of(coach, case)
    planner = client_of(cast.planner)
    assert address(cast) not in text_of(planner, case)
    for who in ("planner", "other_coach", "stranger", "employer", "employee", "labour_expert"):
        client = client_of(cast.everybody[who])
        for url in (address(cast), *(address(cast, slug) for slug in SLUGS)):
            assert client.get(url).status_code in (403, 404), who


def test_a_block_is_written_by_rows_and_shows_whose_each_line_is(cast: Cast, coach: Client) -> None:
    made.keep(cast, "vaardigheden", "plannen", actor=cast.employee)
    url = address(cast, "persoon", "vaardigheden")
    answer = typed(
        coach, url, {"text_1": "rekenen", "detail_1": "budget van een ploeg", "source_1": "cv"}
    )
    assert answer.headers["Location"] == f"{address(cast, 'persoon')}#vaardigheden"
    first, second = made.shown(cast).said.block("vaardigheden").lines
    assert (first.by, second) == (
        "employee",
        ProfileLine("rekenen", "budget van een ploeg", by="coach", source="cv"),
    )
    page = text_of(coach, address(cast, "persoon"))
    assert "budget van een ploeg" in page
    assert "coach, cv" in page
    typed(coach, url, {"text_0": "", "text_1": "", "detail_1": "", "nothing_because": "Later."})
    assert made.shown(cast).said.block("vaardigheden").nothing_because == "Later."


@pytest.mark.parametrize(
    ("block", "sent", "field", "kept"),
    [
        ("vaardigheden", {"text_0": "x" * 201}, "text_0", "x" * 201),
        ("vaardigheden", {"detail_2": "een voorbeeld"}, "text_2", "een voorbeeld"),
        ("wensen", {"text_1": "rustig door mijn depressie"}, "text_1", "mijn depressie"),
        ("wensen", {"text_0": "uren", "mark_0": "x"}, "mark_0", "uren"),
        ("interesses", {"text_0": "a\x00b"}, "text_0", "value"),
        ("reistijd", {"value": "1000"}, "value", "1000"),
        ("reistijd", {"value": "½"}, "value", "½"),
        ("niveau", {"value": "x"}, "value", "niveau"),
        ("ervaring", {"nothing_because": "x" * 601}, "nothing_because", "x" * 601),
        ("ervaring", {"revision": "x"}, "revision", "revision"),
    ],
)
def test_what_a_block_cannot_hold_stands_at_its_field_and_what_was_typed_stays(
    cast: Cast, coach: Client, block: str, sent: dict[str, str], field: str, kept: str
) -> None:
    answer = typed(coach, address(cast, "persoon", block), sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert kept in answer.content.decode()
    assert made.shown(cast).said.is_empty


def test_two_who_write_in_one_block_see_both_texts_and_lose_none(cast: Cast, coach: Client) -> None:
    url = address(cast, "persoon", "interesses")
    form = coach.get(url).context["form"]
    mine = {"revision": "0", "mark": form["mark"].value(), "text_0": "techniek"}
    made.keep(cast, "interesses", "koken", actor=cast.employee)
    answer = coach.post(url, mine)
    page = answer.content.decode()
    assert (answer.status_code, "koken" in page, 'value="techniek"' in page) == (409, True, True)
    assert made.shown(cast).said.block("interesses").lines[0].text == "koken"
    again = mine | {"revision": str(answer.context["form"]["revision"].value())}
    assert coach.post(url, again).status_code == 302
    assert coach.post(url, again).status_code == 302, "twice the same"
    assert made.shown(cast).said.block("interesses").lines[0].text == "techniek"


def test_what_was_said_elsewhere_is_taken_over_into_the_form_and_not_yet_saved(
    cast: Cast, coach: Client
) -> None:
    hand_in(cast, "graag", "ritten plannen\nmet klanten bellen")
    url = address(cast, "persoon", "interesses")
    assert "met klanten bellen" in text_of(coach, url)
    answer = typed(coach, url, {"text_0": "techniek", "take": "intake:graag"})
    form = answer.context["form"]
    assert [form[f"text_{n}"].value() for n in range(3)] == [
        "techniek",
        "ritten plannen",
        "met klanten bellen",
    ]
    assert form["source_1"].value() == "intake"
    assert "Nog niet bewaard" in answer.content.decode()
    assert made.shown(cast).said.is_empty
    made.keep(cast, "vaardigheden", block=Block("vaardigheden", (ProfileLine("plannen", "V"),)))
    taken = typed(coach, address(cast, "zoeken", "taken"), {"take": "person:vaardigheden:0"})
    assert (taken.context["form"]["text_0"].value(), taken.context["form"]["detail_0"].value()) == (
        "plannen",
        "V",
    )
    nobody = typed(coach, address(cast, "zoeken", "taken"), {"take": "person:geheim:9"})
    assert nobody.status_code == 200


def test_a_profile_is_fixed_with_a_reason_and_read_in_every_version(
    cast: Cast, coach: Client
) -> None:
    url = address(cast, "persoon")
    empty = coach.post(url, {"reason": ""})
    assert (empty.status_code, "Dit kan nog niet" in empty.content.decode()) == (422, True)
    assert made.shown(cast).versions == ()
    made.fixed_person(cast)
    made.keep(cast, "interesses", "koken")
    assert "is nu</span> koken" in text_of(coach, url), "what differs stands beside the draft"
    missing = coach.post(url, {"reason": " "})
    assert "waarom er een nieuwe versie komt" in missing.content.decode()
    medical = coach.post(url, {"reason": "Door zijn depressie."})
    assert (medical.status_code, "gaat over gezondheid" in medical.content.decode()) == (422, True)
    assert coach.post(url, {"reason": "Na het gesprek."}).status_code == 302
    assert coach.post(url, {"reason": "Na het gesprek."}).status_code == 302, "the same, not again"
    assert [one.number for one in made.shown(cast).versions] == [2, 1]
    assert "opnieuw naar hebt gekeken" in text_of(coach, url)
    assert coach.post(url, {"reason": "Opnieuw bekeken; het klopt nog."}).status_code == 302
    assert [one.number for one in made.shown(cast).versions] == [3, 2, 1]
    first = text_of(coach, f"{url}?versie=1")
    assert "techniek" in first
    assert "koken" not in first
    second = text_of(coach, f"{url}?versie=2")
    assert "Na het gesprek." in second
    assert "was</span> techniek" in second
    assert coach.get(f"{url}?versie=9").status_code == 404


def test_why_there_are_few_directions_is_written_on_the_page_of_the_search_profile(
    cast: Cast, coach: Client
) -> None:
    url = address(cast, "zoeken")
    made.direct(cast)
    sent = {"few": "1", "few_because": "x", "because": "Alleen dit is te bereizen.", "revision": 0}
    assert coach.post(url, sent).status_code == 302
    assert made.shown(cast, "search").said.few_because == "Alleen dit is te bereizen."
    late = coach.post(url, sent | {"because": "Iets anders."})
    page = late.content.decode()
    assert (late.status_code, "Alleen dit is te bereizen." in page) == (422, True)
    assert "Iets anders." in page
    wrong = coach.post(url, sent | {"because": "door de depressie", "revision": "1"})
    assert "gaat over gezondheid" in wrong.content.decode()


def test_an_aspect_of_the_employability_profile_shows_how_it_grew_and_where_it_leads(
    cast: Cast, coach: Client
) -> None:
    made.direct(cast)
    url = address(cast, "inzetbaarheid", "waarden")
    typed(coach, url, {"text_0": "rust", "value": "onduidelijk", "next": "Gesprek op de plek."})
    coach.post(address(cast, "inzetbaarheid"), {"reason": ""})
    for key in ("wensen", "behoeften", "mogelijkheden", "vaardigheden", "kansen"):
        made.keep(cast, key, "x", kind="employability")
    coach.post(address(cast, "inzetbaarheid"), {"reason": "Eerste versie."})
    typed(coach, url, {"value": "helder"})
    page = text_of(coach, address(cast, "inzetbaarheid"))
    assert "helder, duidelijker dan in de versie ervoor" in page
    assert "Gesprek op de plek." in page
    assert "planner in het vervoer" in page


def test_a_closed_trajectory_shows_its_profiles_and_takes_nothing(
    cast: Cast, coach: Client
) -> None:
    made.keep(cast, "interesses", "techniek")
    stop(cast)
    page = text_of(coach, address(cast, "persoon"))
    assert "techniek" in page
    assert "Stel vast" not in page
    answer = typed(coach, address(cast, "persoon", "interesses"), {"text_0": "koken"})
    assert (answer.status_code, "Dit traject is klaar" in answer.content.decode()) == (422, True)
    assert "koken" in answer.content.decode()


def test_a_withdrawn_capacity_is_said_on_every_page_that_rests_on_it(
    cast: Cast, coach: Client
) -> None:
    made.receive(cast)
    made.fixed_person(cast)
    made.three_directions(cast)
    made.fix(cast, "search")
    trajectories.receive_capacity(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, valid_from=made.TODAY,
        source="company-doctor", author="R. Amrani", withdrawn=True, reason="Nieuw onderzoek.",
    )  # fmt: skip
    page = text_of(coach, address(cast))
    assert "Ingetrokken: er geldt nu geen oordeel." in page
    assert "Er is een nieuwer oordeel" in page
    assert "ingetrokken" in text_of(coach, address(cast, "zoeken"))


@pytest.mark.parametrize("parts", [("niets",), ("persoon", "taken"), ("zoeken", "niets")])
def test_an_address_that_names_nothing_is_not_there(
    cast: Cast, coach: Client, parts: tuple[str, ...]
) -> None:
    assert coach.get(address(cast, *parts)).status_code == 404


def test_a_profile_of_another_bureau_is_not_there(cast: Cast, coach: Client) -> None:
    def of(trajectory: UUID) -> str:
        return address(cast).replace(str(cast.trajectory), str(trajectory))

    assert coach.get(of(cast.other_trajectory)).status_code == 404


def test_what_the_employee_wrote_in_the_meantime_is_read_before_it_is_fixed(
    cast: Cast, coach: Client
) -> None:
    url = address(cast, "persoon")
    made.fixed_person(cast)
    made.keep(cast, "interesses", "koken")
    seen = coach.get(url).context["found"].stand
    made.keep(cast, "interesses", "fietsen", actor=cast.employee, revision=2)
    given = {"reason": "Na het gesprek.", "seen": seen}
    held = coach.post(url, given)
    assert held.status_code == 422
    page = held.content.decode()
    assert "Er is intussen iets veranderd" in page
    assert "fietsen" in page
    assert "Na het gesprek." in page, "what was typed stays"
    assert len(made.shown(cast).versions) == 1
    now = held.context["found"].stand
    assert coach.post(url, given | {"seen": now}).status_code == 302
    assert len(made.shown(cast).versions) == 2


@pytest.mark.slow
def test_every_version_is_kept_as_pdf(cast: Cast, coach: Client) -> None:
    with_every_profile(cast)
    url = address(cast, "persoon")
    for number in (1, 2):
        assert f"{url}{number}/pdf/" in coach.get(url).content.decode()
        file = coach.get(f"{url}{number}/pdf/")
        assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert coach.get(f"{url}9/pdf/").status_code == 404
