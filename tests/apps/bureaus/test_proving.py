"""The code of an app once more, before something that binds."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model

from tests.cast import NOW, Cast
from tests.signed_in import code_of
from wissel.apps.bureaus import service as bureaus
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied


@pytest.fixture(autouse=True)
def _app(cast: Cast) -> Iterator[None]:
    """Give the employer an app with codes, at the moment of the tests."""
    Authenticator.objects.filter(user=cast.employer.user).delete()
    with time_machine.travel(NOW, tick=False):
        TOTP.activate(get_user_model().objects.get(pk=cast.employer.user), generate_totp_secret())
        yield


def prove(cast: Cast, shown: str) -> bureaus.Proved | None:
    return bureaus.prove_second_factor(actor=cast.employer, now=NOW, code=shown)


def test_a_code_proves_who_somebody_is_once(cast: Cast) -> None:
    shown = code_of(cast.employer)
    proof = prove(cast, f"{shown[:3]} {shown[3:]}")
    assert proof is not None
    assert (proof.user, proof.email) == (cast.employer.user, "peter@maasbocht.example")
    assert proof.holds(cast.employer, NOW + timedelta(minutes=2))
    assert not proof.holds(cast.employer, NOW + timedelta(minutes=3))
    assert not proof.holds(cast.manager, NOW)
    assert prove(cast, shown) is None


@pytest.mark.parametrize("wrong", ["", "000000", "abcdef", "1" * 40])
def test_a_wrong_code_proves_nothing(cast: Cast, wrong: str) -> None:
    assert prove(cast, wrong) is None


def test_after_five_wrong_codes_the_right_one_waits_too(cast: Cast) -> None:
    for _ in range(5):
        assert prove(cast, "000000") is None
    with pytest.raises(Refused) as refused:
        prove(cast, code_of(cast.employer))
    assert (refused.value.code, refused.value.path) == ("too-many", "$.code")


def test_whoever_has_no_second_factor_proves_nothing(cast: Cast) -> None:
    Authenticator.objects.filter(user=cast.employer.user).delete()
    with pytest.raises(Denied):
        prove(cast, "000000")
    with pytest.raises(Denied):
        bureaus.prove_second_factor(actor=cast.command, now=NOW, code="000000")
