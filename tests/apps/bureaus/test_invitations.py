"""Invitation links: once, for a while, for one person."""

from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, PASSWORD, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.models import Invitation
from wissel.core.access import Role
from wissel.infra import tenancy
from wissel.infra.doors import Actor, Denied

EMAIL = "els@maasbocht.example"


def invite(cast: Cast, email: str = EMAIL, role: Role = Role.EMPLOYER) -> bureaus.InvitationView:
    return bureaus.invite(
        actor=cast.coach, now=NOW, email=email, name="Els Nieuw", role=role, client=cast.client
    )


def accept(token: str, password: str = PASSWORD) -> bureaus.Accepted:
    return bureaus.accept_invitation(token=token, password=password, now=NOW)


def test_an_invited_person_gets_an_account_in_that_role(cast: Cast) -> None:
    accepted = accept(invite(cast).token)
    actor = bureaus.actor_of(user=accepted.user, membership=accepted.membership)
    assert actor is not None
    assert (actor.role, actor.client, actor.bureau) == ("employer", cast.client, cast.coach.bureau)


def test_the_accounts_of_a_demo_share_one_hash_of_the_password_everybody_knows(
    cast: Cast,
) -> None:
    def kept(email: str, password: str = PASSWORD) -> AbstractBaseUser:
        accepted = accept(invite(cast, email).token, password)
        user: AbstractBaseUser = get_user_model().objects.get(pk=accepted.user)
        assert user.check_password(password)
        return user

    with bureaus.hashed_once(PASSWORD):
        one, two = kept("een@maasbocht.example"), kept("twee@maasbocht.example")
        other = kept("drie@maasbocht.example", "een-ander-lang-wachtwoord")
    after = kept("vier@maasbocht.example")
    assert one.password == two.password
    assert len({one.password, other.password, after.password}) == 3


def test_a_link_works_once(cast: Cast) -> None:
    token = invite(cast).token
    accept(token)
    with pytest.raises(bureaus.InvitationGone, match="used"):
        accept(token)


def test_a_link_ends_after_its_term(cast: Cast) -> None:
    token = invite(cast).token
    late = NOW + timedelta(days=15)
    with pytest.raises(bureaus.InvitationGone, match="expired"):
        bureaus.invitation(token=token, now=late)


def test_a_newer_link_withdraws_the_older(cast: Cast) -> None:
    older = invite(cast).token
    newer = invite(cast).token
    with pytest.raises(bureaus.InvitationGone, match="withdrawn"):
        accept(older)
    accept(newer)


@pytest.mark.parametrize("token", ["", "x", "x.y", "0" * 32 + ".secret", "%00"])
def test_an_unknown_link_is_refused_without_a_trace(cast: Cast, token: str) -> None:
    with pytest.raises(bureaus.InvitationGone, match="unknown"):
        bureaus.invitation(token=token, now=NOW)


def test_the_table_holds_no_secret(cast: Cast) -> None:
    view = invite(cast)
    secret = view.token.split(".")[1]
    with tenancy.tenant(cast.coach.bureau):
        row = Invitation.objects.get(pk=view.id)
    assert secret not in str(row.__dict__)


def test_a_weak_password_is_refused_with_reasons_and_the_link_stays_good(cast: Cast) -> None:
    token = invite(cast).token
    with pytest.raises(bureaus.PasswordRefused) as refused:
        accept(token, password="kort")
    assert refused.value.reasons
    accept(token)


def test_somebody_with_an_account_keeps_their_password(cast: Cast) -> None:
    accept(invite(cast).token)
    again = invite(cast, role=Role.LINE_MANAGER)
    assert bureaus.invitation(token=again.token, now=NOW).has_account
    with pytest.raises(bureaus.PasswordRefused, match="existing-account"):
        accept(again.token, password="een-heel-ander-wachtwoord")
    assert accept(again.token).role == "line-manager"


def test_a_coach_cannot_invite_a_manager(cast: Cast) -> None:
    with pytest.raises(Denied, match="manager-only"):
        invite(cast, role=Role.MANAGER)


def test_an_employer_cannot_invite(cast: Cast) -> None:
    with pytest.raises(Denied, match="staff-only"):
        bureaus.invite(
            actor=cast.employer, now=NOW, email=EMAIL, name="Els", role=Role.LINE_MANAGER
        )


def test_a_membership_of_somebody_else_gives_no_actor(cast: Cast) -> None:
    assert cast.coach.membership is not None
    assert cast.employee.user is not None
    assert bureaus.actor_of(user=cast.employee.user, membership=cast.coach.membership) is None


def invite_stranger(cast: Cast, email: str = "otto@zijspoor.example") -> bureaus.InvitationView:
    return bureaus.invite(
        actor=cast.manager, now=NOW, email=email, name="Otto Prins", role=Role.COACH
    )


def bureaus_of(actor: Actor) -> set[UUID]:
    assert actor.user is not None
    return {sign_in.bureau for sign_in in bureaus.sign_ins(user=actor.user)}


def test_a_person_may_work_for_two_bureaus(cast: Cast) -> None:
    accepted = accept(invite_stranger(cast).token)
    assert accepted.user == cast.stranger.user
    assert bureaus_of(cast.stranger) == {cast.manager.bureau, cast.stranger.bureau}


def test_nobody_works_for_a_bureau_before_they_accept(cast: Cast) -> None:
    members = len(bureaus.members(actor=cast.manager, now=NOW))
    invite_stranger(cast)
    assert bureaus_of(cast.stranger) == {cast.stranger.bureau}
    assert len(bureaus.members(actor=cast.manager, now=NOW)) == members


def test_who_invites_cannot_tell_whether_there_is_an_account(cast: Cast) -> None:
    known, unknown = invite_stranger(cast), invite_stranger(cast, email="nieuw@elders.example")
    own = {"id", "email", "token"}
    said, other = asdict(known), asdict(unknown)
    assert {key: said[key] for key in said.keys() - own} == {
        key: other[key] for key in other.keys() - own
    }
    assert len(known.token) == len(unknown.token)


def test_whoever_is_signed_in_accepts_without_a_password(cast: Cast) -> None:
    token = invite_stranger(cast).token
    accepted = bureaus.accept_invitation(token=token, now=NOW, signed_in=cast.stranger.user)
    assert accepted.user == cast.stranger.user
    assert cast.manager.bureau in bureaus_of(cast.stranger)


def test_whoever_is_signed_in_as_somebody_else_accepts_nothing_for_them(cast: Cast) -> None:
    token = invite_stranger(cast).token
    with pytest.raises(bureaus.PasswordRefused, match="existing-account"):
        bureaus.accept_invitation(token=token, now=NOW, signed_in=cast.coach.user)
    assert bureaus_of(cast.stranger) == {cast.stranger.bureau}


def test_a_manager_notes_under_which_number_a_coach_is_registered(cast: Cast) -> None:
    assert cast.coach.membership is not None
    for actor in (cast.coach, cast.planner):
        with pytest.raises(Denied, match="manager-only"):
            bureaus.note_registration(
                actor=actor, now=NOW, membership=cast.coach.membership, registration="RCC 1"
            )
    noted = bureaus.note_registration(
        actor=cast.manager, now=NOW, membership=cast.coach.membership, registration=" RCC 1 "
    )
    assert noted.registration == "RCC 1"


@pytest.mark.postgresql  # SQLite has one writer at a time
def test_two_who_follow_one_link_at_the_same_moment_wait_for_each_other(cast: Cast) -> None:
    token = invite(cast).token
    with CaptureQueriesContext(connection) as queries:
        accept(token)
    [asked] = [query["sql"] for query in queries if '"token_digest" = ' in query["sql"]]
    assert "FOR UPDATE" in asked
