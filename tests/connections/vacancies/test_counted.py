"""What a feed gave is counted: good, bad by its kind, the same job again, closed."""

from dataclasses import replace
from datetime import date

from tests.connections.vacancies.any_feed import TODAY, read
from wissel.connections.vacancies import BadItem, Counted
from wissel.core.feeds import SameJobs
from wissel.core.vacancies import Vacancy

TEXT = "Je verzamelt orders met een scanner en zet pallets klaar voor de vrachtwagen. " * 3
JOB = Vacancy(id="1", title="Kok", text=TEXT, employer="Cafe", place="Zeist")


def test_every_item_is_counted_once_and_passed_on() -> None:
    items = read('{"titel": "Kok", "uren": "veel"}\n{\n{"id": 3}\n{"titel": "Ober"}\n', "jsonlines")
    counted = Counted(items, today=TODAY)
    assert list(counted) == items
    counts = counted.counts
    assert (counts.read, counts.good) == (4, 2)
    assert dict(counts.bad) == {"broken-json": 1, "no-title": 1}
    assert dict(counts.remarks) == {"unread-hours": 1}


def test_the_same_job_again_is_counted_and_left_out_unless_it_is_asked_for() -> None:
    again = replace(JOB, id="2", employer="Uitzendbureau")
    counted = Counted([JOB, again], today=TODAY)
    assert list(counted) == [JOB]
    assert counted.counts.duplicates == 1
    assert list(Counted([JOB, again], today=TODAY, with_duplicates=True)) == [JOB, again]


def test_the_same_job_is_found_over_several_sources() -> None:
    same = SameJobs()
    first = Counted([JOB], today=TODAY, same=same)
    second = Counted([replace(JOB, source="elders")], today=TODAY, same=same)
    assert (list(first), list(second)) == ([JOB], [])
    assert second.counts.duplicates == 1


def test_a_closed_vacancy_is_counted_and_passed_on_and_its_last_day_is_open() -> None:
    closed = replace(JOB, title="Ober", closes_on=date(2026, 11, 26))
    counted = Counted([closed, replace(JOB, closes_on=TODAY)], today=TODAY)
    assert len([item for item in counted if not isinstance(item, BadItem)]) == 2
    assert counted.counts.closed == 1
