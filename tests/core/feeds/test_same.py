"""The same job through other agencies is found; two jobs of one employer stay two."""

import tracemalloc
from dataclasses import replace
from hashlib import blake2b

from wissel.core.feeds import SameJobs, are_same, same_key
from wissel.core.vacancies import Vacancy

WORK = (
    "In het magazijn verzamel je orders met een scanner, je zet pallets klaar voor de "
    "vrachtwagen en je telt elke week de voorraad van je eigen gangpad. Je werkt in een ploeg "
    "van zes mensen en overlegt elke ochtend met de teamleider over wat er die dag uit moet. "
    "Je bent precies, je kunt lezen wat er op een paklijst staat en je vindt het niet erg om "
    "een groot deel van de dag te lopen. Ervaring is handig maar niet nodig, wij leren je het "
    "werk in drie weken. "
)
OTHER_WORK = (
    "Op de expeditie controleer je zendingen voordat ze de deur uit gaan. Je maakt "
    "vrachtbrieven, belt vervoerders over hun aankomst en lost verschillen op met de "
    "klantenservice. Je zit een deel van de dag achter een scherm. Je schrijft goed "
    "Nederlands en blijft vriendelijk als het druk is. Je hebt eerder met een "
    "planningssysteem gewerkt, of je leert dat snel. "
)
ABOUT_US = (
    "Loods Noord is een familiebedrijf met tachtig mensen. Je krijgt loon volgens de cao, "
    "25 vrije dagen en een vergoeding voor je reis. Solliciteer met een korte brief. "
)
JOB = Vacancy(
    id="1",
    title="Magazijnmedewerker",
    text=WORK + ABOUT_US,
    employer="Loods Noord B.V.",
    place="Utrecht",
    postcode="3555 AB",
)


def same(one: Vacancy, other: Vacancy) -> bool:
    return are_same(same_key(one), same_key(other)) and are_same(same_key(other), same_key(one))


def test_the_same_job_in_other_capitals_and_with_other_additions_is_one() -> None:
    assert same(JOB, replace(JOB, id="x", title="MAGAZIJNMEDEWERKER (m/v)", postcode="3555"))
    assert same(JOB, replace(JOB, title="Magazijnmedewerker 32 uur", employer="loods noord"))


def test_the_same_job_through_an_agency_is_one() -> None:
    extra = "Namens onze klant zoeken wij nu een nieuwe collega. "
    agency = replace(JOB, id="a", employer="Uitzendbureau Zuid", text=extra + JOB.text)
    assert same(JOB, agency)


def test_two_jobs_at_one_employer_are_two_though_half_their_text_is_shared() -> None:
    assert not same(JOB, replace(JOB, text=OTHER_WORK + ABOUT_US))
    assert not same(JOB, replace(JOB, title="Medewerker expeditie"))


def words(seed: str, count: int) -> str:
    """Return words as texts have them: few that come often, many that come seldom."""
    drawn = (blake2b(f"{seed} {n}".encode(), digest_size=2).digest() for n in range(count))
    return " ".join(f"woord{(a * b) // 60}" for a, b in drawn) + " "


def test_of_many_jobs_those_through_agencies_are_found_and_no_two_of_one_employer_merge() -> None:
    found = merged = 0
    for n in range(150):
        work, ours = words(f"werk {n}", 110), words(f"ons {n}", 40)
        job = replace(JOB, text=work + ours)
        agency = replace(job, employer="Bureau", text=words(f"bureau {n}", 20) + job.text)
        other = replace(job, text=words(f"ander {n}", 40) + ours + work[: len(work) * 2 // 3])
        found += same(job, agency)
        merged += same(job, other)
    assert merged == 0
    assert found > 140


def test_one_text_at_two_places_is_two_jobs() -> None:
    assert not same(JOB, replace(JOB, postcode="1011 AB", place="Amsterdam"))
    assert not same(replace(JOB, postcode=""), replace(JOB, postcode="", place="Amsterdam"))


def test_other_hours_are_another_job_and_unknown_hours_are_not() -> None:
    some = replace(JOB, hours_min=16.0, hours_max=24.0)
    assert not same(some, replace(JOB, hours_min=32.0, hours_max=40.0))
    assert same(some, JOB)


def test_without_text_only_what_says_the_same_of_employer_and_hours_is_one() -> None:
    bare = replace(JOB, text="", hours_max=24.0)
    assert same(bare, replace(bare, id="2"))
    assert not same(bare, JOB)
    assert not same(replace(bare, employer=""), replace(bare, employer="", id="2"))


def test_the_jobs_that_were_seen_are_remembered_with_the_first() -> None:
    seen = SameJobs()
    assert seen.first(JOB) is None
    assert seen.first(replace(JOB, id="2")) == same_key(JOB)
    assert seen.first(replace(JOB, id="3", title="Ober")) is None
    assert seen.first(replace(JOB, id="4", title="Ober")) is not None


def test_a_million_duplicates_cost_nothing_and_different_jobs_some_hundred_bytes() -> None:
    key = same_key(JOB)
    seen = SameJobs()
    tracemalloc.start()
    for _ in range(100_000):
        seen.first_of(key)
    assert tracemalloc.get_traced_memory()[0] < 5_000
    for number in range(20_000):
        seen.first_of(f"{number:016x}{key[16:]}")
    assert tracemalloc.get_traced_memory()[0] < 20_000 * 300
    tracemalloc.stop()


def test_the_fingerprint_is_the_same_on_every_day_and_machine() -> None:
    assert same_key(JOB) == same_key(replace(JOB, id="anders"))
    assert same_key(JOB).count(".") == 3
    assert len(same_key(JOB)) < 80
