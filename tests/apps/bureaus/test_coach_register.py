"""The register of coaches: profiles, certificates, and what others read of them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import CertificateSaid, ProfileSaid
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
SAID = ProfileSaid(
    ["zorg en welzijn", "Zorg en welzijn", "  techniek ", ""], ["Duits"], 2011, "Ik luister eerst."
)
NOLOC = CertificateSaid("Noloc", date(2024, 1, 1), "N-1", date(2028, 12, 31), 40)


def profile(actor: Actor, member: Any, said: ProfileSaid = SAID, **more: Any) -> None:
    """Keep a profile."""
    bureaus.change_profile(actor=actor, now=NOW, member=member, said=said, **more)


def certify(actor: Actor, member: Any, said: CertificateSaid = NOLOC) -> Any:
    """Add a certificate."""
    return bureaus.add_certificate(actor=actor, now=NOW, member=member, said=said)


@pytest.mark.parametrize("name", ["coach", "manager", "planner"])
def test_coach_and_desk_keep_a_profile_that_all_staff_read(cast: Cast, name: str) -> None:
    profile(cast.everybody[name], cast.coach.membership)
    certify(cast.everybody[name], cast.coach.membership)
    for reader in (cast.other_coach, cast.planner, cast.manager):
        assert cast.coach.membership
        found = bureaus.coach(actor=reader, now=NOW, member=cast.coach.membership)
        assert found.specialisms == ("zorg en welzijn", "techniek")
        assert (found.languages, found.since_year) == (("Duits",), 2011)
        assert [(one.body, one.standing) for one in found.certificates] == [("Noloc", "valid")]


@pytest.mark.parametrize("name", ["other_coach", "employee", "employer", "auditor", "stranger"])
def test_nobody_changes_the_profile_of_somebody_else(cast: Cast, name: str) -> None:
    actor, member = cast.everybody[name], cast.coach.membership
    made = certify(cast.coach, member)
    about: Any = {"actor": actor, "now": NOW, "member": member}
    with pytest.raises(Denied):
        profile(actor, member)
    with pytest.raises(Denied):
        certify(actor, member)
    with pytest.raises(Denied):
        bureaus.change_certificate(**about, certificate=made, said=NOLOC)
    with pytest.raises(Denied):
        bureaus.remove_certificate(**about, certificate=made)
    [noor] = [one for one in bureaus.coaches(actor=cast.manager, now=NOW) if one.certificates]
    assert noor.specialisms == ()


def test_only_a_coach_has_a_profile(cast: Cast) -> None:
    for member in (cast.manager.membership, cast.employee.membership, cast.stranger.membership):
        with pytest.raises(Denied):
            profile(cast.manager, member)


@pytest.mark.parametrize("name", ["employee", "employer", "line_manager", "auditor", "stranger"])
def test_who_is_not_staff_here_reads_no_register(cast: Cast, name: str) -> None:
    profile(cast.coach, cast.coach.membership)
    actor = cast.everybody[name]
    assert cast.coach.membership
    with pytest.raises(Denied):
        bureaus.coach(actor=actor, now=NOW, member=cast.coach.membership)
    if name == "stranger":
        assert all(one.name == "Otto Prins" for one in bureaus.coaches(actor=actor, now=NOW))
    else:
        with pytest.raises(Denied):
            bureaus.coaches(actor=actor, now=NOW)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (replace(SAID, specialisms=["begeleiding bij burn-out"]), ("medical", "$.specialisms")),
        (replace(SAID, about="Ik help mensen met stress."), ("medical", "$.about")),
        (replace(SAID, languages=["depressie"]), ("medical", "$.languages")),
        (replace(SAID, specialisms=[str(n) for n in range(500)]), ("too-many", "$.specialisms")),
        (replace(SAID, languages=["x" * 61]), ("too-long", "$.languages")),
        (replace(SAID, about="x" * 1001), ("too-long", "$.about")),
        (replace(SAID, since_year=TODAY.year + 1), ("wrong-value", "$.since_year")),
        (replace(SAID, since_year=-5), ("wrong-value", "$.since_year")),
        (replace(SAID, specialisms=["a\x00b"]), ("wrong-value", "$.specialisms")),
    ],
)
def test_a_profile_that_cannot_be_is_refused_at_its_field(
    cast: Cast, said: ProfileSaid, where: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refusal:
        profile(cast.coach, cast.coach.membership, said)
    assert (refusal.value.code, refusal.value.path) == where


def test_of_two_who_keep_one_profile_the_second_hears_it(cast: Cast) -> None:
    profile(cast.coach, cast.coach.membership, revision=0)
    with pytest.raises(Refused) as refusal:
        profile(cast.manager, cast.coach.membership, revision=0)
    assert refusal.value.code == "changed-meanwhile"
    profile(cast.manager, cast.coach.membership, revision=1)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (replace(NOLOC, body=" "), ("missing", "$.body")),
        (
            replace(NOLOC, valid_until=date(2023, 12, 31)),
            ("ends-before-it-begins", "$.valid_until"),
        ),
        (replace(NOLOC, valid_from=date(1, 1, 1)), ("wrong-value", "$.valid_from")),
        (replace(NOLOC, valid_until=date(9999, 1, 1)), ("wrong-value", "$.valid_until")),
        (replace(NOLOC, points=-1), ("wrong-value", "$.points")),
        (replace(NOLOC, points=10_000), ("wrong-value", "$.points")),
        (replace(NOLOC, number="x" * 61), ("too-long", "$.number")),
        (NOLOC, ("already-here", "$.number")),
        (
            replace(NOLOC, body="NOLOC", number="n-1", valid_until=None),
            ("already-here", "$.number"),
        ),
    ],
)
def test_a_certificate_that_cannot_be_is_refused_at_its_field(
    cast: Cast, said: CertificateSaid, where: tuple[str, str]
) -> None:
    certify(cast.coach, cast.coach.membership)
    with pytest.raises(Refused) as refusal:
        certify(cast.coach, cast.coach.membership, said)
    assert (refusal.value.code, refusal.value.path) == where


def test_a_renewed_certificate_stands_beside_the_one_before(cast: Cast) -> None:
    member = cast.coach.membership
    assert member
    old = certify(cast.coach, member, replace(NOLOC, valid_until=TODAY - timedelta(days=1)))
    new = certify(cast.coach, member, replace(NOLOC, valid_from=TODAY, valid_until=None))
    found = bureaus.coach(actor=cast.manager, now=NOW, member=member).certificates
    assert [(one.id, one.standing, one.asks) for one in found] == [
        (new, "valid", False),
        (old, "over", False),
    ]


@pytest.mark.parametrize(
    ("first", "last", "standing", "asks"),
    [
        (-10, None, "valid", False),
        (-10, 91, "valid", False),
        (-10, 90, "ends-soon", True),
        (-10, 0, "ends-soon", True),
        (-10, -1, "over", True),
        (1, 400, "ahead", False),
    ],
)
def test_the_last_ninety_days_ask_for_attention(
    cast: Cast, first: int, last: int | None, standing: str, asks: bool
) -> None:
    member = cast.coach.membership
    assert member
    until = None if last is None else TODAY + timedelta(days=last)
    said = CertificateSaid("CMI", TODAY + timedelta(days=first), valid_until=until)
    certify(cast.coach, member, said)
    [found] = bureaus.coach(actor=cast.coach, now=NOW, member=member).certificates
    assert (found.standing, found.asks) == (standing, asks)


def test_a_certificate_is_changed_and_taken_out(cast: Cast) -> None:
    member = cast.coach.membership
    assert member
    made = certify(cast.coach, member)
    about: Any = {"now": NOW, "member": member, "certificate": made}
    said = replace(NOLOC, points=60)
    bureaus.change_certificate(actor=cast.coach, said=said, revision=1, **about)
    with pytest.raises(Refused):
        bureaus.change_certificate(actor=cast.manager, said=said, revision=1, **about)
    assert bureaus.certificate(actor=cast.manager, **about).points == 60
    bureaus.remove_certificate(actor=cast.manager, **about)
    with pytest.raises(Denied):
        bureaus.certificate(actor=cast.manager, **about)


@pytest.mark.parametrize("name", ["employee", "employer", "other_coach"])
def test_everybody_in_the_bureau_reads_what_is_valid_of_a_coach(cast: Cast, name: str) -> None:
    member = cast.coach.membership
    assert member
    profile(cast.coach, member)
    certify(cast.coach, member)
    certify(cast.coach, member, CertificateSaid("CMI", date(2020, 1, 1), "9", date(2021, 1, 1)))
    card = bureaus.coach_card(actor=cast.everybody[name], now=NOW, member=member)
    assert card.specialisms == ("zorg en welzijn", "techniek")
    assert card.accreditations == ("Noloc N-1",)


def test_another_bureau_and_about_an_employee_there_is_no_card(cast: Cast) -> None:
    for actor, member in ((cast.stranger, cast.coach), (cast.employer, cast.employee)):
        assert member.membership
        with pytest.raises(Denied):
            bureaus.coach_card(actor=actor, now=NOW, member=member.membership)


def test_the_register_is_read_in_four_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bureaus.coaches(actor=cast.manager, now=NOW)
    with django_assert_max_num_queries(10):  # four, and what PostgreSQL asks to take the role
        bureaus.coaches(actor=cast.manager, now=NOW)


def test_a_coach_is_mailed_once_of_a_certificate_that_ends_within_ninety_days(cast: Cast) -> None:
    drain(clock=lambda: NOW)
    member, ends = cast.coach.membership, NOW.date() + timedelta(days=91)
    certify(cast.coach, member, replace(NOLOC, valid_until=ends))
    certify(cast.other_coach, cast.other_coach.membership, replace(NOLOC, valid_until=None))
    warn = bureaus.warn_of_certificates
    found = [warn(actor=cast.command, now=NOW + timedelta(days=days)) for days in (0, 1, 1, 2)]
    assert found == [0, 1, 0, 0]
    django_mail.outbox.clear()
    drain(clock=lambda: NOW + timedelta(days=3))
    [sent] = django_mail.outbox
    assert sent.to == ["noor@overweg.example"]
    assert f"/bureau/coaches/{member}/" in str(sent.body)
    assert "Noloc" not in str(sent.subject) + str(sent.body)


def test_a_certificate_that_another_takes_over_is_no_mail_and_a_new_last_day_is_one(
    cast: Cast,
) -> None:
    member, soon = cast.coach.membership, NOW.date() + timedelta(days=30)
    pk = certify(cast.coach, member, replace(NOLOC, valid_until=soon))
    assert bureaus.warn_of_certificates(actor=cast.command, now=NOW) == 1
    later = replace(NOLOC, valid_until=soon + timedelta(days=10))
    bureaus.change_certificate(actor=cast.coach, now=NOW, member=member, certificate=pk, said=later)
    assert bureaus.warn_of_certificates(actor=cast.command, now=NOW) == 1
    ends = replace(NOLOC, valid_until=soon)
    bureaus.change_certificate(actor=cast.coach, now=NOW, member=member, certificate=pk, said=ends)
    follows = CertificateSaid("Noloc", soon + timedelta(days=1), "N-2")
    certify(cast.coach, member, follows)
    assert bureaus.warn_of_certificates(actor=cast.command, now=NOW) == 0


def test_only_the_program_mails_about_certificates(cast: Cast) -> None:
    for actor in cast.everybody.values():
        with pytest.raises(Denied, match="command-only"):
            bureaus.warn_of_certificates(actor=actor, now=NOW)
