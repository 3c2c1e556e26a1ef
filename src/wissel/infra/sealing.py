"""Seals a PDF (PAdES, ETSI EN 319 142) with the key of a bureau, and reads a seal back.

A seal says that the bytes are those that the holder of the key sealed. It is laid over the finished
document as a further revision, invisible, so what the document claims about itself stays true.
"""

import base64
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from wissel.core.bundle import Seal

#: The name of the field that holds the seal.
FIELD = "Zegel"
_SELF_SIGNED_FOR = timedelta(days=5 * 365)
_LEAST_RSA = 2048
#: What a signature covers; it cannot be compressed, for it tells of places in the file itself.
_SIGNED = b"/ByteRange"


class SealError(ValueError):
    """A key cannot be used to seal; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class SealKey:
    """A key with its certificate, ready to keep: ``pkcs12`` is base64 and holds the secret."""

    pkcs12: str
    subject: str
    valid_from: date
    valid_until: date
    self_signed: bool


def read_key(content: bytes, passphrase: str) -> SealKey:
    """Return the key of a PKCS#12 file. Raises :class:`SealError`.

    Codes: ``unreadable`` (no such file, or another passphrase), ``no-key``, ``weak`` (a kind or
    length that no reader trusts).
    """
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase.encode())
    except ValueError as error:
        raise SealError("unreadable") from error
    if key is None or certificate is None:
        raise SealError("no-key")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SealError("weak")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < _LEAST_RSA:
        raise SealError("weak")
    held = pkcs12.serialize_key_and_certificates(b"seal", key, certificate, others, NoEncryption())
    return _key(held, certificate)


def make_key(name: str, now: datetime) -> SealKey:
    """Return a new key that vouches for itself: for a demo, or until a certificate is bought."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _SELF_SIGNED_FOR)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    held = pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, NoEncryption())
    return _key(held, certificate)


def seal(content: bytes, key: SealKey, *, reason: str) -> bytes:
    """Return the PDF with the seal of the key on it."""
    # Here: the library takes most of a second to load, and only the worker seals.
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    signer = signers.SimpleSigner.load_pkcs12_data(base64.b64decode(key.pkcs12), other_certs=[])
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        reason=reason,
        name=key.subject,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    done = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), meta, signer=signer)
    return bytes(done.getvalue())


def seal_of(content: bytes) -> Seal | None:
    """Return the seal on a PDF, ``None`` for one that bears none."""
    if _SIGNED not in content:
        return None  # the library takes most of a second to load
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    found = PdfFileReader(BytesIO(content)).embedded_signatures
    if not found:
        return None
    held = found[0]
    context = ValidationContext(trust_roots=[held.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(held, context)
    return Seal(
        subject=str(held.signer_cert.subject.native.get("common_name", "")),
        intact=bool(status.intact and status.valid),
        whole=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        sealed_at=held.self_reported_timestamp,
    )


def _key(held: bytes, certificate: x509.Certificate) -> SealKey:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return SealKey(
        pkcs12=base64.b64encode(held).decode(),
        subject=str(names[0].value) if names else certificate.subject.rfc4514_string(),
        valid_from=certificate.not_valid_before_utc.date(),
        valid_until=certificate.not_valid_after_utc.date(),
        self_signed=certificate.issuer == certificate.subject,
    )
