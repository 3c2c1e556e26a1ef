"""The journal: filters, corrections that leave the old version readable."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact, JournalEntry, Networking, Note


@pytest.fixture
def talk(cast: Cast) -> JournalEntry:
    """Return a contact that was logged, with a note beside it."""
    return trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 18),
        content=Contact(("employee",), "phone", "Twee reacties besproken.", 20),
        working_note="Alleen voor mij.",
    )


def test_the_journal_filters_by_kind(cast: Cast, coach: Client, talk: JournalEntry) -> None:
    url = f"/traject/{cast.trajectory}/logboek/"
    assert "Twee reacties besproken." in coach.get(url).content.decode()
    notes = coach.get(url, {"soort": "note"}).content.decode()
    assert "Alleen voor mij." in notes
    assert "Twee reacties besproken." not in notes


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"met": "employer"}, ["Doel bevestigd."]),
        ({"met": "employee"}, ["Twee reacties besproken."]),
        ({"met": "employer", "q": "reacties"}, []),
        ({"q": "REACTIES twee"}, ["Twee reacties besproken."]),
        ({"van": "2026-11-19"}, ["Doel bevestigd."]),
        ({"tot": "2026-11-18", "soort": "contact"}, ["Twee reacties besproken."]),
        ({"van": "2026-11-18", "tot": "2026-11-18"}, ["Twee reacties besproken."]),
    ],
)
def test_everything_that_is_asked_combines(
    cast: Cast, coach: Client, talk: JournalEntry, asked: dict[str, str], found: list[str]
) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=Contact(("employer",), "phone", "Doel bevestigd."),
    )
    page = coach.get(f"/traject/{cast.trajectory}/logboek/", asked)
    texts = [line.text for line in page.context["lines"] if line.kind == "contact"]
    assert texts == found


def test_a_chip_keeps_what_else_was_asked(cast: Cast, coach: Client, talk: JournalEntry) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/logboek/", {"q": "reacties"})
    chips = {chip.key: chip for chip in page.context["chips"]}
    assert chips["contact"].url == "?soort=contact&q=reacties"
    assert chips[""].chosen


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"van": "31-11-2026"}, "van"),
        ({"van": "2026-11-20", "tot": "2026-11-01"}, "tot"),
        ({"soort": "nonsense"}, "soort"),
        ({"met": "martian"}, "met"),
        ({"q": "x" * 101}, "q"),
    ],
)
def test_what_cannot_be_asked_is_said_and_kept(
    cast: Cast, coach: Client, talk: JournalEntry, asked: dict[str, str], field: str
) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/logboek/", asked)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert page.context["form"][field].value() == asked[field]


def test_nothing_found_offers_to_show_all(cast: Cast, coach: Client, talk: JournalEntry) -> None:
    text = coach.get(f"/traject/{cast.trajectory}/logboek/", {"q": "zeppelin"}).content.decode()
    assert "Niets gevonden" in text
    assert "Toon alles" in text


def test_a_correction_stands_and_the_old_version_stays_readable(
    cast: Cast, coach: Client, talk: JournalEntry
) -> None:
    url = f"/traject/{cast.trajectory}/logboek/{talk.id}/"
    form = coach.get(url).context["form"]
    assert form["outcome"].value() == "Twee reacties besproken."
    answer = coach.post(
        url,
        {
            "happened_on": "2026-11-19",
            "with_": ["employee"],
            "medium": "phone",
            "outcome": "Drie reacties besproken.",
            "minutes": "25",
        },
        follow=True,
    )
    text = answer.content.decode()
    assert "Drie reacties besproken." in text
    assert "Eerdere versie" in text
    assert "Twee reacties besproken." in text
    [line] = [one for one in answer.context["lines"] if one.kind == "contact"]
    assert [old.text for old in line.earlier] == ["Twee reacties besproken."]


def test_a_corrected_entry_cannot_be_corrected_again(
    cast: Cast, coach: Client, talk: JournalEntry
) -> None:
    trajectories.correct(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        entry=UUID(talk.id),
        happened_on=talk.happened_on,
        content=Contact(("employee",), "phone", "Anders."),
    )
    page = coach.post(
        f"/traject/{cast.trajectory}/logboek/{talk.id}/",
        {
            "happened_on": "2026-11-19",
            "with_": ["employee"],
            "medium": "phone",
            "outcome": "Getypt en bewaard.",
        },
    )
    assert page.status_code == 422
    assert "Getypt en bewaard." in page.content.decode()
    assert "al gecorrigeerd" in page.content.decode()


def test_a_working_note_is_seen_by_nobody_else(cast: Cast, talk: JournalEntry) -> None:
    for actor in (cast.manager, cast.planner):
        text = client_of(actor).get(f"/traject/{cast.trajectory}/logboek/").content.decode()
        assert "Alleen voor mij." not in text


@pytest.mark.parametrize("name", ["planner", "manager", "other_coach", "employee", "stranger"])
def test_who_may_not_write_cannot_correct(cast: Cast, talk: JournalEntry, name: str) -> None:
    answer = client_of(getattr(cast, name)).get(f"/traject/{cast.trajectory}/logboek/{talk.id}/")
    assert answer.status_code in (403, 404)


def test_every_kind_of_entry_is_printed_as_a_line(cast: Cast, coach: Client) -> None:
    for content in (Networking("Oud-collega gebeld", "Tip gekregen"), Note("Voor mij")):
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=date(2026, 11, 20),
            content=content,
        )
    text = coach.get(f"/traject/{cast.trajectory}/logboek/").content.decode()
    assert "Netwerken" in text
    assert "Oud-collega gebeld" in text
    assert "Tip gekregen" in text
