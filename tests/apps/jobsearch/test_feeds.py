"""Feeds come in: read once, known again, closed when they vanish; one bad item loses nothing."""

import json
import os
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.apps.jobsearch.market import PLANNER, feed, searchable, several
from tests.cast import NOW, Cast
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.models import FeedVacancy, OwnVacancy, Source
from wissel.cli import _django, main
from wissel.core.refusal import Refused
from wissel.core.vacancies import Vacancy
from wissel.infra.doors import Actor, Denied, door

pytestmark = pytest.mark.django_db


@door
def aged(*, actor: Actor, now: datetime) -> None:
    """Let what was entered have been read by an older version of the rules."""
    OwnVacancy.objects.update(reader="older")


def open_ids() -> set[str]:
    return set(FeedVacancy.objects.filter(gone_on=None).values_list("reference", flat=True))


def line(**said: Any) -> str:
    given = {"title": "Planner", "description": "Je plant ritten voor tien chauffeurs."} | said
    return json.dumps(given)


def test_what_is_new_changed_known_and_gone_is_counted() -> None:
    one, two, three = several(3)
    assert feed(one, two).new == 2
    later = NOW + timedelta(days=1)
    changed = replace(two, hours_min=24.0, hours_max=32.0)
    taken = feed(one, changed, three, now=later)
    assert (taken.known, taken.changed, taken.new, taken.gone) == (1, 1, 1, 0)
    assert feed(three, now=later + timedelta(hours=1)).gone == 2
    assert open_ids() == {three.id}


def test_what_comes_back_is_open_again() -> None:
    one, two = several(2)
    feed(one, two)
    feed(two, now=NOW + timedelta(hours=1))
    feed(one, two, now=NOW + timedelta(hours=2))
    assert open_ids() == {one.id, two.id}


def test_a_feed_of_which_nothing_can_be_read_closes_nothing() -> None:
    one, two = several(2)
    feed(one, two)
    assert feed(now=NOW + timedelta(hours=1)).gone == 0
    assert open_ids() == {one.id, two.id}


def test_the_same_job_of_two_sources_is_one_and_both_are_kept() -> None:
    feed(PLANNER)
    taken = feed(replace(PLANNER, id="elders-1"), key="elders")
    assert taken.same == 1
    assert FeedVacancy.objects.count() == 2
    assert len(set(FeedVacancy.objects.values_list("same", flat=True))) == 1


def test_files_that_wait_are_read_and_put_away_and_one_bad_item_loses_nothing(
    settings: Any, tmp_path: Path
) -> None:
    settings.VACANCY_DIR = tmp_path
    folder = tmp_path / "krant"
    folder.mkdir()
    (folder / "a.jsonl").write_text(
        "\n".join([line(id="1", title="Planner A"), "{kapot", line(id="2", title="Kok")])
    )
    (folder / "b.weird").write_text("?")
    (folder / "c.jsonl.part").write_text(line(id="3"))
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    (taken,) = jobsearch.read_dropped(now=NOW).values()
    assert (taken.new, taken.bad) == (2, 2)
    assert open_ids() == {"1", "2"}
    assert (folder / "done" / "a.jsonl").exists()
    assert (folder / "failed" / "b.weird").exists()
    assert (folder / "c.jsonl.part").exists()
    source = Source.objects.get()
    assert {one["reference"] or one["code"] for one in source.errors}
    assert all(one["message"]["nl"] and one["message"]["en"] for one in source.errors)
    assert jobsearch.read_dropped(now=NOW) == {}


def test_a_file_that_may_still_grow_waits(settings: Any, tmp_path: Path) -> None:
    settings.VACANCY_DIR = tmp_path
    (tmp_path / "krant").mkdir()
    file = tmp_path / "krant" / "a.jsonl"
    file.write_text(line(id="1"))
    moment = (NOW - timedelta(seconds=5)).timestamp()
    os.utime(file, (moment, moment))
    assert jobsearch.read_dropped(now=NOW) == {}
    assert jobsearch.read_dropped(now=NOW + timedelta(minutes=2))["krant"].new == 1


def test_foreign_markup_is_text_and_never_code() -> None:
    said = "Je plant <script>alert(1)</script> ritten.<p onclick=x>Tot ziens</p>"
    feed(replace(PLANNER, text=said))
    row = FeedVacancy.objects.get()
    assert row.read["vacancy"]["text"] == said  # the door keeps what it is handed; pages escape it


def test_closed_vacancies_are_not_in_the_market(cast: Cast) -> None:
    searchable(cast)
    feed(replace(PLANNER, closes_on=date(2026, 11, 21)), *several(1))
    found = jobsearch.search_vacancies(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert found.open_count == 1


def test_the_bureau_reads_how_sources_do_and_an_employer_does_not(cast: Cast) -> None:
    feed(*several(2))
    for actor in (cast.manager, cast.planner, cast.coach):
        (view,) = jobsearch.sources(actor=actor, now=NOW)
        assert (view.key, view.open_count, view.counts["new"]) == ("krant", 2, 2)
    for actor in (cast.employee, cast.employer, cast.company_doctor):
        with pytest.raises(Denied):
            jobsearch.sources(actor=actor, now=NOW)


def test_what_is_entered_by_hand_is_the_bureaus_and_no_other_sees_it(cast: Cast) -> None:
    searchable(cast)
    entered = jobsearch.enter_vacancy(actor=cast.coach, now=NOW, said=PLANNER)
    assert entered.startswith("own:")
    again = jobsearch.enter_vacancy(actor=cast.manager, now=NOW, said=PLANNER)
    assert again == entered
    found = jobsearch.search_vacancies(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert [one.read.id for one in found.hits] == [entered]
    with pytest.raises(Denied):
        jobsearch.close_vacancy(actor=cast.stranger, now=NOW, vacancy=entered)
    jobsearch.close_vacancy(actor=cast.coach, now=NOW, vacancy=entered)
    found = jobsearch.search_vacancies(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert found.open_count == 0
    for actor in (cast.employee, cast.employer):
        with pytest.raises(Denied):
            jobsearch.enter_vacancy(actor=actor, now=NOW, said=PLANNER)


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"title": " "}, "$.title"),
        ({"text": ""}, "$.text"),
        ({"text": "x" * 20_001}, "$.text"),
        ({"url": "javascript:alert(1)"}, "$.url"),
        ({"closes_on": date(2026, 11, 1)}, "$.closes_on"),
    ],
)
def test_what_cannot_be_entered_names_the_field(
    cast: Cast, said: dict[str, Any], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        jobsearch.enter_vacancy(actor=cast.coach, now=NOW, said=replace(PLANNER, **said))
    assert refused.value.path == path


def test_vacancies_are_read_anew_when_the_rules_changed() -> None:
    feed(PLANNER)
    assert jobsearch.read_anew(now=NOW) == 0
    FeedVacancy.objects.update(reader="older")
    assert jobsearch.read_anew(now=NOW) == 1
    assert FeedVacancy.objects.get().reader != "older"


def test_what_was_entered_by_hand_is_read_anew_too(cast: Cast) -> None:
    jobsearch.enter_vacancy(actor=cast.coach, now=NOW, said=PLANNER)
    assert jobsearch.read_own_anew(actor=cast.command, now=NOW) == 0
    aged(actor=cast.command, now=NOW)
    assert jobsearch.read_own_anew(actor=cast.command, now=NOW) == 1
    assert jobsearch.read_own_anew(actor=cast.command, now=NOW) == 0
    with pytest.raises(Denied):
        jobsearch.read_own_anew(actor=cast.coach, now=NOW)


def test_hundreds_of_one_job_are_one_vacancy_in_the_market(cast: Cast) -> None:
    searchable(cast)
    many = (replace(PLANNER, id=f"d{n}") for n in range(300))
    taken = jobsearch.take_in(now=NOW, key="k", name="k", mapping="csv", items=many)
    assert (taken.new, taken.same) == (1, 299)
    found = jobsearch.search_vacancies(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert found.open_count == 1


def test_a_file_is_read_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_django, "setup", lambda: None)
    monkeypatch.setattr(_django, "clock", lambda: NOW)
    file = tmp_path / "f.jsonl"
    file.write_text("\n".join([line(id="1"), "{", line(id="2", title="Kok")]))
    args = ["vacancies", "read", str(file), "--source", "krant", "--mapping", "jsonlines"]
    assert main(args) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 2
    assert main([*args[:-1], "nergens"]) == 1
    assert main([*args[:2], "nowhere.jsonl", *args[3:]]) == 2
    assert main(["vacancies", "sources"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["open_count"] == 2


def test_a_vacancy_without_place_and_one_abroad_are_kept_and_asked_about(cast: Cast) -> None:
    searchable(cast)
    nowhere, abroad = several(2)
    feed(
        replace(nowhere, place="", postcode=""),
        replace(abroad, place="Antwerpen", postcode="2000", country="BE"),
    )
    found = jobsearch.search_vacancies(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert {one.match.distance_km for one in found.hits} == {None}
    assert all("distance" in {each.code for each in one.match.questions} for one in found.hits)


def test_a_vacancy_that_says_nothing_is_no_error() -> None:
    assert feed(Vacancy(id="x", title="?")).new == 1
