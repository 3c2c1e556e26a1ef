"""Values are encrypted for one bureau and one column, with keys outside the database."""

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from wissel.config import environment
from wissel.infra import crypto

FIELD = "employee.phone"


@given(st.text())
def test_what_goes_in_comes_out(text: str) -> None:
    assert crypto.decrypt(crypto.encrypt(text, scope="b1", field=FIELD), field=FIELD) == text


def test_the_same_value_never_looks_the_same_twice() -> None:
    assert crypto.encrypt("06", scope="b1", field=FIELD) != crypto.encrypt(
        "06", scope="b1", field=FIELD
    )


def test_a_value_copied_to_another_column_does_not_open() -> None:
    sealed = crypto.encrypt("06", scope="b1", field=FIELD)
    with pytest.raises(crypto.CannotDecrypt, match="moved or changed"):
        crypto.decrypt(sealed, field="employee.date_of_birth")


def test_a_value_copied_to_another_bureau_does_not_open() -> None:
    key, _, body = crypto.encrypt("06", scope="b1", field=FIELD).split(".", 2)
    with pytest.raises(crypto.CannotDecrypt, match="moved or changed"):
        crypto.decrypt(f"{key}.b2.{body}", field=FIELD)
    with pytest.raises(crypto.CannotDecrypt, match="another bureau"):
        crypto.decrypt(f"{key}.b1.{body}", field=FIELD, scope="b2")


def test_a_changed_value_does_not_open() -> None:
    sealed = crypto.encrypt("06", scope="b1", field=FIELD)
    flipped = sealed[:-4] + ("AAAA" if sealed[-4:] != "AAAA" else "BBBB")
    with pytest.raises(crypto.CannotDecrypt):
        crypto.decrypt(flipped, field=FIELD)


@pytest.mark.parametrize("stored", ["06 12345678", "t1.b1", "t1.b1.%%%", "nokey.b1.AAAA"])
def test_what_is_not_in_encrypted_form_is_refused(stored: str) -> None:
    with pytest.raises(crypto.CannotDecrypt):
        crypto.decrypt(stored, field=FIELD)


def test_an_old_key_still_opens_and_a_new_one_seals() -> None:
    with override_settings(WISSEL_FIELD_KEYS={"t1": "11" * 32}):
        old = crypto.encrypt("06", scope="b1", field=FIELD)
    assert crypto.decrypt(old, field=FIELD) == "06"
    assert crypto.encrypt("06", scope="b1", field=FIELD).startswith("t2.")


def test_a_token_is_stored_as_a_digest_that_key_rotation_leaves_alone() -> None:
    digest = crypto.token_digest("secret")
    with override_settings(WISSEL_FIELD_KEYS={"t3": "33" * 32, "t1": "11" * 32}):
        assert crypto.token_digest("secret") == digest
    assert "secret" not in digest


@pytest.mark.parametrize(
    "given", ["k.1:" + "0" * 64, "k1:" + "0" * 32, "k1:" + "x" * 64, ":" + "0" * 64, "k1", "k1:"]
)
def test_field_keys_that_would_lose_or_weaken_what_they_seal_are_refused(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("WISSEL_FIELD_KEYS", given)
    monkeypatch.setenv("WISSEL_SECRET_KEY", "s")
    with pytest.raises(environment.BadEnvironment, match="WISSEL_FIELD_KEYS"):
        environment.production_keys()


def test_field_keys_are_read_with_the_current_one_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_FIELD_KEYS", f"k2:{'2' * 64}, k1:{'1' * 64}")
    monkeypatch.setenv("WISSEL_SECRET_KEY", "s")
    assert list(environment.production_keys().field_keys) == ["k2", "k1"]
