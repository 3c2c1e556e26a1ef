"""A seal on a PDF: whose it is, that every byte counts, and that the document stays what it was."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from tests.infra.test_pdf import make
from wissel.infra import pdf, sealing

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def key() -> sealing.SealKey:
    return sealing.make_key("Bureau Overweg", NOW)


@pytest.fixture(scope="module")
def sealed(key: sealing.SealKey) -> bytes:
    return sealing.seal(make(), key, reason="Aanmeldingsformulier")


def test_a_seal_says_whose_it_is_and_that_all_is_as_it_was(sealed: bytes) -> None:
    found = sealing.seal_of(sealed)
    assert found is not None
    assert (found.subject, found.intact, found.whole) == ("Bureau Overweg", True, True)


def test_the_document_claims_under_its_seal_what_it_claimed_without(sealed: bytes) -> None:
    assert pdf.claims(sealed) == pdf.claims(make())
    assert sealed.startswith(make()), "the seal is laid over the document, which stays as it was"


def test_a_changed_byte_breaks_the_seal(sealed: bytes) -> None:
    at = len(make()) // 2
    spoilt = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    found = sealing.seal_of(spoilt)
    assert found is not None
    assert not found.intact


def test_what_bears_no_seal_has_none() -> None:
    assert sealing.seal_of(make()) is None


def test_a_key_of_ones_own_vouches_for_itself_and_says_so(key: sealing.SealKey) -> None:
    assert key.self_signed
    assert key.valid_from <= NOW.date() < key.valid_until


def p12(bits: int, passphrase: bytes = b"geheim", *, with_key: bool = True) -> bytes:
    """Return a key file as a supplier sends it."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bureau")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(private, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        b"k",
        private if with_key else None,
        certificate,
        None,
        serialization.BestAvailableEncryption(passphrase),
    )


def test_a_key_of_a_supplier_seals() -> None:
    bought = sealing.read_key(p12(2048), "geheim")
    found = sealing.seal_of(sealing.seal(make(), bought, reason="Offerte"))
    assert found is not None
    assert (found.subject, found.intact) == ("Bureau", True)


@pytest.mark.parametrize(
    ("content", "passphrase", "code"),
    [
        (b"geen sleutel", "geheim", "unreadable"),
        (p12(2048), "anders", "unreadable"),
        (p12(1024), "geheim", "weak"),
        (p12(2048, with_key=False), "geheim", "no-key"),
    ],
    ids=["nonsense", "another password", "weak", "no key"],
)
def test_a_file_that_cannot_seal_is_refused(content: bytes, passphrase: str, code: str) -> None:
    with pytest.raises(sealing.SealError) as refused:
        sealing.read_key(content, passphrase)
    assert refused.value.code == code
