"""The page of the plan: read beside what matters, fixed, compared, and made a document of."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tests.apps.documents.test_intake_report import follow
from tests.apps.plans.profiles import fix, keep, receive
from tests.apps.plans.test_plan import fix_plan, gap, profiles, said, shown, step, whole
from tests.apps.trajectories.test_consent import give
from tests.cast import NOW, Cast
from tests.portals.coach.plan_pages import at, close, plan, write_whole
from tests.portals.plans import released_plan
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact
from wissel.core.planned import Schooling

pytestmark = pytest.mark.django_db


def text(client: Client, cast: Cast, rest: str = "") -> str:
    answer = client.get(at(cast, rest))
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_plan_says_where_to_begin(cast: Cast, coach: Client) -> None:
    page = text(coach, cast)
    for words in ("Nog niet vastgesteld", "Er staat nog niets in dit plan.", "Teksten en dagen"):
        assert words in page
    assert "Leg contact vast" in page  # the head of a trajectory stands above it
    assert "Stel vast" not in page


def test_the_parts_stand_in_the_order_and_under_the_name_of_the_way_of_working(
    cast: Cast, coach: Client
) -> None:
    follow(cast, "xs2more")
    answer = coach.get(at(cast))
    assert "<h1>Re-integratieplan</h1>" in answer.content.decode()
    keys = [one.key for one in answer.context["parts"]]
    assert keys[:4] == ["situatie", "doel", "activiteiten", "duur"]
    assert "subdoelen" not in keys
    assert coach.get(at(cast, "subdoelen/")).status_code == 404
    assert answer.context["document"].kind == "intake-report"


def test_a_way_of_working_without_subgoals_shows_no_part_for_them(
    cast: Cast, coach: Client
) -> None:
    follow(cast, "ascenditur")
    assert "subdoelen" in [one.key for one in coach.get(at(cast)).context["parts"]]
    follow(cast, "jp-werkrevisie")
    assert "subdoelen" not in [one.key for one in coach.get(at(cast)).context["parts"]]


def test_every_reason_of_a_direction_is_read_on_the_page_itself(cast: Cast, coach: Client) -> None:
    receive(cast)
    whole(cast)
    page = text(coach, cast)
    for words in ("planner in het vervoer", "Tillen", "tot 5 kilo", "Reistijd"):
        assert words in page


def test_what_is_to_be_settled_leads_to_its_place(cast: Cast, coach: Client) -> None:
    profiles(cast)
    key = gap(cast)
    own = step(cast, evidence=())
    checks = {one.text: one for one in coach.get(at(cast)).context["checks"]}
    assert [one.mark for one in checks.values()][:2] == ["bad", "bad"]  # what blocks comes first
    places = [one.url for one in checks.values()]
    for place in (
        "tekst/#id_text_situatie", "tekst/#richting", "tekst/#duur", f"afstand/{key}/",
        f"activiteit/{own}/", "begeleiding/",
    ):  # fmt: skip
        assert at(cast, place) in places
        assert coach.get(at(cast, place)).status_code == 200


def test_the_chain_is_told_with_the_entry_that_shows_an_activity(cast: Cast, coach: Client) -> None:
    key = gap(cast)
    step(cast, (key,))
    step(cast, title="Cursus", begins=NOW.date().replace(month=9), ends=NOW.date())
    said_ = Contact(("employee",), "phone", "Cv besproken.")
    entry = trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=NOW.date(),
        content=said_,
    )  # fmt: skip
    answer = coach.get(at(cast))
    rows = {row.step.title: row for row, _boxes in answer.context["steps"]}
    assert rows["Sollicitatietraining"].chip == ("now", "loopt")
    [proof] = rows["Sollicitatietraining"].proofs
    assert proof.url.endswith(f"/logboek/#r-{entry.id}")
    assert proof.url in answer.content.decode()
    numbers = [(count, of) for _name, count, of in answer.context["numbers"]]
    assert numbers == [(0, 1), (1, 2), (0, 2), (0, 2)]


def test_a_plan_made_on_the_pages_is_fixed_and_says_what_it_was_made_from(
    cast: Cast, coach: Client
) -> None:
    receive(cast)
    write_whole(coach, cast)
    answer = coach.post(at(cast, "vaststellen/"), follow=True)
    page = answer.content.decode()
    assert "Vastgesteld als versie 1." in page
    assert "belastbaarheid 1" in page
    assert "persoonsprofiel 1" in page
    assert "zoekprofiel 1" in page
    assert "Stel vast" not in page
    assert coach.post(at(cast, "vaststellen/")).status_code == 302  # twice: it stands once
    assert len(shown(cast).versions) == 1


def test_a_plan_that_is_not_ready_says_what_blocks_it_and_where(cast: Cast, coach: Client) -> None:
    gap(cast)
    answer = coach.post(at(cast, "vaststellen/"))
    assert answer.status_code == 422
    blocked = answer.context["blocked"]
    assert {one.mark for one in blocked} == {"bad"}
    assert at(cast, "onderdelen/") in {one.url for one in blocked}
    assert "Dit moet eerst" in answer.content.decode()
    assert shown(cast).versions == ()


def test_a_next_version_needs_a_reason_which_is_kept_when_refused(
    cast: Cast, coach: Client
) -> None:
    whole(cast)
    fix_plan(cast)
    plans.keep_plan_text(**said(cast, key="doel", text="Inkoper.", revision=1))
    for reason, words in (
        ("", "Schrijf in één zin waarom het plan verandert."),
        ("door de depressie", "gaat over gezondheid"),
        ("x" * 700, "600"),
    ):
        answer = coach.post(at(cast, "vaststellen/"), {"reason": reason})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert words in page
        assert f">\n{reason}</textarea>" in page
    assert coach.post(at(cast, "vaststellen/"), {"reason": "Scherper."}).status_code == 302
    assert [one.reason for one in shown(cast).versions] == ["Scherper.", ""]


def test_versions_stay_readable_with_what_differs(cast: Cast, coach: Client) -> None:
    whole(cast)
    fix_plan(cast)
    plans.keep_plan_text(**said(cast, key="doel", text="Inkoper, 20 uur.", revision=1))
    own = step(cast, title="Cursus")
    assert "Gewijzigd na versie 1" in text(coach, cast)
    fix_plan(cast, "De richting verandert.")
    newest = coach.get(at(cast, "?versie=2"))
    changes = {one.about: one for one in newest.context["changes"]}
    assert [(f.before, f.after) for f in changes["Doel"].fields] == [
        ("In een zin.", "Inkoper, 20 uur.")
    ]
    assert changes["Cursus"].state == "new"
    assert "De richting verandert." in newest.content.decode()
    first = text(coach, cast, "?versie=1")
    assert "Er is een nieuwere." in first
    assert "Inkoper, 20 uur." not in first.partition('id="verschil"')[0]
    plans.drop_step(**said(cast, step=own, revision=1))
    gone = {one.about: one for one in coach.get(at(cast)).context["changes"]}
    assert gone["Cursus"].state == "gone"
    for wrong in ("3", "0", "x", "²"):
        assert coach.get(at(cast, f"?versie={wrong}")).status_code == 404


def test_a_newer_capacity_asks_for_the_plan_and_it_is_fixed_again(
    cast: Cast, coach: Client
) -> None:
    receive(cast)
    whole(cast)
    fix_plan(cast)
    receive(cast, "5-kilo", NOW.date().replace(day=20))
    page = text(coach, cast)
    assert "Kijk opnieuw naar dit plan" in page
    assert "20 november 2026" in page
    held = coach.post(at(cast, "vaststellen/"), {"reason": "Het past nog."})
    assert held.status_code == 422
    assert "ouder oordeel over de belastbaarheid" in held.content.decode()
    fix(cast, "search", "Nieuw oordeel van de bedrijfsarts.")
    answer = coach.post(at(cast, "vaststellen/"), {"reason": "Het past nog."}, follow=True)
    assert "Kijk opnieuw" not in answer.content.decode()
    assert shown(cast).versions[0].capacity == 2


def test_gaps_of_the_profiles_are_taken_over_with_one_button(cast: Cast, coach: Client) -> None:
    profiles(cast)
    keep(cast, "belemmeringen", "geen auto")
    fix(cast, reason="Vervoer besproken.")
    hidden = [title for title, _gaps in coach.get(at(cast)).context["suggested"]]
    assert "Uit het persoonsprofiel" not in hidden, "the employer reads the plan, not this profile"
    give(cast, "profile-employer")
    groups = coach.get(at(cast)).context["suggested"]
    assert [title for title, _gaps in groups][-1] == "Uit het persoonsprofiel"
    source = next(one.source for _title, gaps in groups for one in gaps
                  if one.text == "heftruckbewijs")  # fmt: skip
    answer = coach.post(at(cast, "overnemen/"), {"source": [source, "verzonnen"]}, follow=True)
    assert "1 afstand overgenomen." in answer.content.decode()
    coach.post(at(cast, "overnemen/"), {"source": [source]})
    assert [one.text for one in plan(cast).gaps] == ["heftruckbewijs"]
    assert coach.post(at(cast, "overnemen/")).status_code == 422


def test_the_aims_of_all_activities_are_saved_at_once(cast: Cast, coach: Client) -> None:
    follow(cast, "ascenditur")
    key = gap(cast)
    first, second = step(cast), step(cast, title="Cursus")
    state = coach.get(at(cast)).context["aims_state"]
    sent = {"state": state, f"gaps-{first}": [key], f"subgoals-{second}": ["zicht", "verzonnen"]}
    assert coach.post(at(cast, "doelen/"), sent).status_code == 302
    held = {one.title: (one.gaps, one.subgoals) for one in plan(cast).activities}
    assert held == {"Sollicitatietraining": ((key,), ()), "Cursus": ((), ("zicht",))}
    # The same page once more: nothing of it changed, so it overwrites nobody.
    one = plan(cast).activity(first)
    assert one is not None
    plans.keep_activity(**said(cast, activity=replace(one, gaps=()), revision=2))
    fresh = coach.get(at(cast)).context["aims_state"]
    assert coach.post(at(cast, "doelen/"), {"state": fresh, f"subgoals-{second}": ["zicht"]})
    assert plan(cast).activity(first) == replace(one, gaps=())


def test_two_who_say_the_aim_of_one_activity_do_not_overwrite_each_other(
    cast: Cast, coach: Client
) -> None:
    key, own = gap(cast), step(cast)
    state = coach.get(at(cast)).context["aims_state"]
    one = plan(cast).activity(own)
    assert one is not None
    plans.keep_activity(**said(cast, activity=replace(one, title="Training"), revision=1))
    answer = coach.post(at(cast, "doelen/"), {"state": state, f"gaps-{own}": [key]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "‘Training’ is intussen gewijzigd." in page
    assert f'id="gaps-{own}-{key}" checked' in page
    again = {"state": answer.context["aims_state"], f"gaps-{own}": [key]}
    assert coach.post(at(cast, "doelen/"), again).status_code == 302
    held = plan(cast).activity(own)
    assert held is not None
    assert (held.title, held.gaps) == ("Training", (key,))


def test_the_document_is_made_and_followed_to_the_signature(cast: Cast, coach: Client) -> None:
    follow(cast, "ascenditur")
    whole(cast)
    assert "Maak het document" not in text(coach, cast)
    fix_plan(cast)
    page = text(coach, cast)
    assert "Maak het document: trajectplan" in page
    start = f"/traject/{cast.trajectory}/rapport/begin/"
    report = coach.post(start, {"delivery": "trajectory-plan"}).headers["Location"]
    assert "concept" in coach.get(at(cast)).context["document"].chip
    assert report in text(coach, cast)
    id_ = documents.reports_of(actor=cast.coach, now=NOW, trajectory=cast.trajectory)[0].id
    documents.send_to_employee(actor=cast.coach, now=NOW, report=id_)
    assert coach.get(at(cast)).context["document"].chip == ("now", "ter inzage")
    documents.respond(actor=cast.employee, now=NOW, report=id_, kind="agreed")
    assert coach.get(at(cast)).context["document"].chip == ("now", "reactie binnen")
    documents.release(actor=cast.coach, now=NOW, report=id_)
    assert "Wacht op de handtekening van de werkgever." in text(coach, cast)
    documents.refuse_report(actor=cast.employer, now=NOW, report=id_, because="Graag ook inkoop.")
    page = text(coach, cast)
    assert "niet akkoord" in page
    assert "Graag ook inkoop." in page


def test_the_manager_reads_what_was_fixed_and_writes_nothing(cast: Cast, coach: Client) -> None:
    receive(cast)
    whole(cast)
    manager = client_of(cast.manager)
    assert "De coach stelde nog geen plan vast." in text(manager, cast)
    fix_plan(cast)
    plans.keep_plan_text(**said(cast, key="doel", text="Nog niet vastgesteld doel.", revision=1))
    page = text(manager, cast)
    assert "In een zin." in page
    assert "tot 5 kilo" not in page  # of the capacity a manager gets a summary
    for words in ("Nog niet vastgesteld doel.", "Stel vast", "Nog te regelen", "Voeg onderdelen"):
        assert words not in page
    for rest in ("tekst/", "afstand/", "activiteit/", "onderdelen/", "begeleiding/", "risicos/"):
        assert manager.get(at(cast, rest)).status_code == 404
        assert manager.post(at(cast, rest)).status_code == 404
    assert "/plan/" in manager.get(f"/traject/{cast.trajectory}/").content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("planner", 404), ("employer", 404), ("employee", 404), ("other_coach", 403),
     ("stranger", 404), ("company_doctor", 404)],
)  # fmt: skip
def test_nobody_else_opens_the_plan_here(cast: Cast, who: str, status: int) -> None:
    client = client_of(cast.everybody[who])
    assert client.get(at(cast)).status_code == status
    assert client.post(at(cast, "vaststellen/")).status_code == status


def test_the_back_office_is_offered_no_plan(cast: Cast) -> None:
    page = client_of(cast.planner).get(f"/traject/{cast.trajectory}/").content.decode()
    assert at(cast) not in page


def test_a_closed_trajectory_is_read_and_changes_no_more(cast: Cast, coach: Client) -> None:
    whole(cast)
    fix_plan(cast)
    close(cast)
    page = text(coach, cast)
    assert "Dit traject is klaar. Het plan verandert niet meer." in page
    assert "Stel vast" not in page
    for rest in ("tekst/", "afstand/", "onderdelen/", "risicos/"):
        assert coach.get(at(cast, rest)).status_code == 302
    for rest, sent in (
        ("vaststellen/", {"reason": "x"}),
        ("afstand/", {"text": "cv"}),
        ("tekst/", {"text_doel": "x"}),
    ):
        answer = coach.post(at(cast, rest), sent)
        assert answer.status_code == 422
        assert "Dit traject is klaar" in answer.content.decode()


def test_a_schooling_shows_its_cost_and_the_decision_of_the_employer(
    cast: Cast, coach: Client
) -> None:
    whole(cast)
    made: dict[str, Any] = said(
        cast, schooling=Schooling("", "VCA", "Elke werkgever vraagt het."), revision=0
    )
    key, _ = plans.keep_schooling(**made)
    assert "kosten onbekend" in text(coach, cast)
    fix_plan(cast)
    released_plan(cast)
    plans.decide_schooling(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory, schooling=key,
        approved=False, because="Te duur.",
    )  # fmt: skip
    page = text(coach, cast)
    assert "werkgever niet akkoord" in page
    assert "Te duur." in page


def test_the_page_stands_in_english_too(cast: Cast) -> None:
    whole(cast)
    page = text(client_of(cast.coach, language="en"), cast)
    for words in ("Still to settle", "Effort in applying", "Texts and days"):
        assert words in page
