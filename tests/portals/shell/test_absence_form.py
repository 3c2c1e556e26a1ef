"""The one absence form, on the three pages that show it: rows, what was typed, and refusals."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence, Healthy, Judgement, Leave
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.portals.coach.register_forms import RegisterForm as CoachForm
from wissel.portals.employer.register_form import RegisterForm as EmployerForm
from wissel.portals.shell.absence_form import MOST, AbsenceForm, initial_of
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.registration_form import PLACES

pytestmark = pytest.mark.slow

PAGES = ("coach registers", "coach changes", "employer registers")
#: One leave and three periods, the second row left empty.
PERIODS = {
    "healthy_0_from": "2026-03-02",
    "healthy_0_to": "2026-03-08",
    "healthy_2_from": "2026-02-02",
    "healthy_2_to": "2026-02-08",
    "healthy_3_from": "2026-04-06",
    "healthy_3_to": "2026-04-12",
    "leave_0_kind": "pregnancy",
    "leave_0_from": "2026-06-01",
    "leave_0_to": "2026-07-12",
    "leave_0_cause": "no",
    "leave_0_by": "R. Amrani",
    "leave_0_on": "2026-07-13",
    "leave_1_kind": "maternity",
    "leave_1_from": "2026-07-13",
    "leave_1_to": "2026-09-20",
}
#: CONTRACTS 3.1, ``absence``: the same facts, periods by day.
FACTS = Absence(
    first_sick_day=date(2026, 1, 12),
    healthy=(
        Healthy(date(2026, 2, 2), date(2026, 2, 8)),
        Healthy(date(2026, 3, 2), date(2026, 3, 8)),
        Healthy(date(2026, 4, 6), date(2026, 4, 12)),
    ),
    leave=(
        Leave(
            "pregnancy",
            date(2026, 6, 1),
            date(2026, 7, 12),
            Judgement(False, "R. Amrani", date(2026, 7, 13)),
        ),
        Leave("maternity", date(2026, 7, 13), date(2026, 9, 20)),
    ),
    recovered_on=date(2026, 11, 16),
)


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


class Place:
    """A page with an absence form: who sends it, where, and what else it needs."""

    def __init__(self, cast: Cast, name: str) -> None:
        self.cast = cast
        self.changes = name == "coach changes"
        self.client: Client = client_of(cast.employer if "employer" in name else cast.coach)
        self.url = {
            "coach registers": "/aanmelden/",
            "coach changes": f"/traject/{cast.trajectory}/verzuim/",
            "employer registers": "/werkgever/aanmelden/",
        }[name]
        self.needed = {"first_sick_day": "2026-01-12"}
        if not self.changes:
            self.needed |= {"name": "Sandra Kuipers"}
        if name == "coach registers":
            self.needed |= {"client": str(cast.client)}

    def send(self, **said: str) -> Any:
        return self.client.post(self.url, self.needed | said)

    def kept(self) -> list[Absence]:
        found = trajectories.own_cases(actor=self.cast.manager, now=NOW)
        return [
            trajectories.case(actor=self.cast.manager, now=NOW, trajectory=pk).case.absence
            for pk in found
        ]


@pytest.fixture(params=PAGES)
def place(cast: Cast, request: pytest.FixtureRequest) -> Place:
    return Place(cast, request.param)


def test_every_shape_of_the_absence_facts_can_be_filled_in(place: Place) -> None:
    answer = place.send(recovered_on="2026-11-16", **PERIODS)
    assert answer.status_code == 302, answer.context["form"].errors
    assert FACTS in place.kept()


def test_the_facts_come_back_in_the_form_as_they_were_given() -> None:
    form = AbsenceForm(initial_of(FACTS), today=NOW.date())
    assert form.is_valid(), form.errors
    assert form.absence() == FACTS


@pytest.mark.parametrize(
    ("kind", "first"), [("healthy", "healthy_4_from"), ("leave", "leave_2_kind")]
)
def test_one_row_more_keeps_all_that_was_typed_and_judges_nothing(
    place: Place, kind: str, first: str
) -> None:
    before = place.kept()
    half = PERIODS | {"healthy_3_to": "", "leave_1_kind": ""}
    answer = place.send(more=kind, **half)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "is-invalid" not in page
    form = answer.context["form"]
    assert first in form.fields
    assert form.fields[first].widget.attrs["autofocus"]
    for name, typed in (place.needed | half).items():
        assert form[name].value() == typed
    assert 'value="2026-04-06"' in page
    assert place.kept() == before


def test_ticked_boxes_and_choices_survive_one_row_more(cast: Cast) -> None:
    place = Place(cast, "coach registers")
    page = place.send(more="leave", several="on", contact_name="Els Smit").content.decode()
    assert re.search(r'name="several"[^>]* checked', page)
    assert not re.search(r'name="own_risk_zw"[^>]* checked', page)
    assert f'value="{cast.client}" selected' in page
    assert 'value="Els Smit"' in page


def test_the_rows_asked_for_stand_in_the_address_for_a_reload(place: Place) -> None:
    answer: HttpResponse = place.client.post(
        place.url, place.needed | {"more": "leave"}, headers={"hx-request": "true"}
    )
    assert answer.headers["HX-Replace-Url"] == "?healthy=1&leave=1"
    again = place.client.get(f"{place.url}?healthy=1&leave=1").content.decode()
    assert 'name="leave_0_kind"' in again
    assert '<details id="perioden" open>' in again


@pytest.mark.parametrize("wild", ["-1", "many", "٣", "99999999999", ""])
def test_a_wild_number_of_rows_is_not_asked_for(place: Place, wild: str) -> None:
    form = place.client.get(place.url, {"leave": wild, "healthy": "9999"}).context["form"]
    assert (form.rows.healthy, form.rows.leave) == (MOST, 0)


def test_a_full_form_offers_no_row_more(place: Place) -> None:
    page = place.client.get(place.url, {"healthy": str(MOST)}).content.decode()
    assert 'value="healthy"' not in page
    assert 'value="leave"' in page
    assert place.send(more="healthy", healthy_39_from="2026-02-02").status_code == 200


def test_enter_sends_the_form_in_and_asks_for_no_row(place: Place) -> None:
    page = place.client.get(place.url).content.decode()
    body = page[page.index("data-keep=") :]
    first = re.search(r"<button[^>]*>", body)
    assert first is not None
    assert 'name="more"' not in first[0]
    assert 'type="submit"' in first[0]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"first_sick_day": "2026-12-01"}, "first_sick_day"),
        ({"first_sick_day": "2013-06-30"}, "first_sick_day"),
        ({"recovered_on": "2026-01-10"}, "recovered_on"),
        ({"recovered_on": "2026-03-05"}, "recovered_on"),
        ({"recovered_on": "2026-03-20"}, "healthy_3_from"),
        ({"healthy_3_to": "2026-04-01"}, "healthy_3_to"),
        ({"healthy_2_from": "2026-01-10"}, "healthy_2_from"),
        ({"healthy_3_from": "2026-03-05"}, "healthy_3_from"),
        ({"healthy_3_to": ""}, "healthy_3_to"),
        ({"leave_1_to": "2026-07-01"}, "leave_1_to"),
        ({"leave_1_from": "2026-07-01"}, "leave_1_from"),
        ({"leave_1_kind": ""}, "leave_1_kind"),
        ({"leave_1_to": ""}, "leave_1_to"),
        ({"leave_0_by": ""}, "leave_0_by"),
        ({"leave_0_cause": ""}, "leave_0_cause"),
    ],
)
def test_each_refusal_stands_at_its_own_field_and_the_rest_stays(
    place: Place, wrong: dict[str, str], field: str
) -> None:
    before = place.kept()
    said = place.needed | PERIODS | wrong
    answer = place.client.post(place.url, said)
    form = answer.context["form"]
    assert answer.status_code == 422
    assert list(form.errors) == [field]
    assert f'href="#id_{field}"' in answer.content.decode()
    assert all(form[name].value() == typed for name, typed in said.items())
    assert place.kept() == before


def test_a_half_row_is_named_where_the_errors_are_listed(place: Place) -> None:
    said = PERIODS | {"healthy_3_to": "", "leave_1_from": ""}
    page = place.client.post(place.url, place.needed | said).content.decode()
    for words in (
        "Hersteld, periode 4: vul ook de laatste dag in.",
        "Verlof 2: vul ook de eerste dag in.",
    ):
        assert page.count(words) == 2


def test_half_a_row_does_not_say_that_it_may_stay_empty(place: Place) -> None:
    page = place.client.get(place.url, {"leave": "1"}).content.decode()
    for name in ("healthy_0_to", "leave_0_from", "leave_0_by"):
        label = re.search(rf'<label class="form-label" for="id_{name}">.*?</label>', page)
        assert label is not None
        assert "(mag leeg)" not in label[0]
    recovered = re.search(r'<label class="form-label" for="id_recovered_on">.*?</label>', page)
    assert recovered is not None
    assert "(mag leeg)" in recovered[0]


@pytest.mark.parametrize("make", [CoachForm, EmployerForm])
def test_each_place_that_a_refusal_can_name_is_a_field(make: type[Any]) -> None:
    more = {"clients": ()} if make is CoachForm else {}
    sent = initial_of(FACTS) | {"name": "Sandra", "paper_fml": "2026-05-04", "client": "new"}
    form = make(sent, today=NOW.date(), **more)
    form.full_clean()
    assert set(PLACES.values()) <= set(form.fields)
    assert set(form.places().values()) <= set(form.fields)
    assert form.places()["$.document_dates[0]"] == "paper_fml"


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("$.absence.leave[1].same_cause.by", "leave_1_by"),
        ("$.absence.healthy[0].from", "healthy_2_from"),
        ("$.absence", "first_sick_day"),
        ("$.recovered_on", "recovered_on"),
        ("$.elsewhere.entirely", "__all__"),
    ],
)
def test_a_path_finds_its_field_or_stands_above_the_form(path: str, field: str) -> None:
    form = AbsenceForm({"first_sick_day": "2026-01-12"} | PERIODS, today=NOW.date())
    assert form.is_valid()
    add_refusal(form, Refused("any", path, Text("Zo kan het niet.", "Not so.")), form.places())
    assert list(form.errors) == [field]
