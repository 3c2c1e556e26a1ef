"""Who reads what of a profile: that it exists, what was fixed, and the capacity in its tests."""

from typing import Any

import pytest

from tests.apps.plans.profiles import (
    TODAY,
    fix,
    fixed_person,
    keep,
    receive,
    settle,
    shown,
    three_directions,
)
from tests.apps.trajectories.test_consent import HOST, give, of_host
from tests.cast import NOW, Cast
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.capacity import row_of
from wissel.core.profiled import Verdict
from wissel.core.suitable import key_of
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db

LIFTING = key_of("tillen")


def exists(cast: Cast, who: str, **given: Any) -> plans.ProfileStands | None:
    return plans.profile_exists(
        actor=cast.everybody[who], now=NOW, trajectory=cast.trajectory, **given
    )


def test_without_consent_the_employer_knows_that_the_person_profile_is_there(cast: Cast) -> None:
    assert exists(cast, "employer") is None
    fixed_person(cast)
    stands = exists(cast, "employer")
    assert stands is not None
    assert (stands.number, stands.at, stands.is_open) == (1, NOW, False)
    with pytest.raises(Denied):
        shown(cast, actor=cast.employer)
    assert exists(cast, "employer", kind="employability") is None
    assert exists(cast, "company_doctor", kind="search") is None
    for who, choice in (
        ("employer", "profile-employer"),
        ("labour_expert", "profile-labour-expert"),
    ):
        give(cast, choice)
        opened = exists(cast, who)
        assert opened is not None
        assert opened.is_open


@pytest.mark.parametrize(
    "who", ["planner", "line_manager", "company_doctor", "labour_expert", "host_employer",
            "sysadmin", "stranger", "stranger_employee"],
)  # fmt: skip
def test_to_nobody_else_it_is_said_that_there_is_one(cast: Cast, who: str) -> None:
    fixed_person(cast)
    with pytest.raises(Denied):
        exists(cast, who)


def test_a_consent_for_the_cv_opens_no_profile_to_a_host_employer(cast: Cast) -> None:
    fixed_person(cast)
    keep(cast, "waarden", "rust", kind="employability")
    fix(cast, "employability")
    of_host(cast)
    give(cast, "cv-host", named=HOST)
    stands = exists(cast, "host_employer")
    assert stands is not None
    assert not stands.is_open
    for kind in ("person", "employability"):
        with pytest.raises(Denied, match="cv-only"):
            shown(cast, kind, actor=cast.host_employer)


def test_an_employer_gets_the_lines_that_rest_on_the_company_doctor_alone(cast: Cast) -> None:
    receive(cast)
    fixed_person(cast)
    key, *_ = three_directions(cast)
    settle(cast, key, LIFTING, verdict=Verdict.ATTENTION, because="Alleen met de hulp.")
    fix(cast, "search")
    assert LIFTING in about(cast, key, "employer")
    trajectories.receive_capacity(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, valid_from=TODAY, source="uwv",
        author="V. Arts", kind="fml", document="fml", document_on=TODAY, complete=True,
        items=(row_of("tillen", "5-kilo"), row_of("uren-per-week", "20-uur")),
    )  # fmt: skip
    fix(cast, "search", reason="UWV keek opnieuw.")
    view = shown(cast, "search", actor=cast.employer)
    assert LIFTING not in about(cast, key, "employer")
    assert about(cast, key, "employer") == {"education", "experience", "distance", "wage"}
    assert view.capacity is None
    assert view.said.directions[0].judgements == ()
    older = view.versions[1].test(key)
    assert older is not None
    assert LIFTING in {one.about for one in older.items}, "the doctor's stays the doctor's"
    for who in ("coach", "labour_expert", "company_doctor"):
        assert LIFTING in about(cast, key, who)


def about(cast: Cast, key: str, who: str) -> set[str]:
    view = shown(cast, "search", actor=cast.everybody[who])
    return {one.about for one in view.tests[key].items}


def test_a_judgement_about_the_capacity_goes_with_its_lines(cast: Cast) -> None:
    receive(cast)
    fixed_person(cast)
    key, *_ = three_directions(cast)
    settle(cast, key, LIFTING, verdict=Verdict.ATTENTION, because="Alleen met de hulp.")
    settle(cast, key, "wage", because="Iets minder dan nu.")
    fix(cast, "search")
    [kept] = shown(cast, "search", actor=cast.manager).versions
    assert [one.about for one in kept.said.directions[0].judgements] == ["wage"]
    assert "met de hulp" not in str(shown(cast, "search", actor=cast.manager))
    assert "met de hulp" in str(shown(cast, "search", actor=cast.employer))
