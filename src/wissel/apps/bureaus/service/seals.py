"""The seal of the bureau: which one holds, a new one from a file, one of its own making."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from wissel.apps.bureaus.models import Bureau, Seal
from wissel.apps.bureaus.service._texts import demand_desk
from wissel.core.access import Role
from wissel.core.dates import day_in
from wissel.infra import sealing
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import refused

#: A key with its certificates is a few kilobytes.
MOST_BYTES: Final = 100_000

_WHY: Final = {
    "unreadable": (
        "Dit bestand gaat niet open. Kies een .p12- of .pfx-bestand en kijk het wachtwoord na.",
        "This file does not open. Choose a .p12 or .pfx file and check the password.",
    ),
    "no-key": (
        "In dit bestand zit geen sleutel met certificaat. Vraag het hele bestand op.",
        "This file holds no key with a certificate. Ask for the whole file.",
    ),
    "weak": (
        "Deze sleutel is te zwak om mee te zegelen. Vraag een sleutel van minstens 2048 bits.",
        "This key is too weak to seal with. Ask for a key of at least 2048 bits.",
    ),
}


@dataclass(frozen=True, slots=True)
class SealView:
    """Whose seal it is and until when it holds. ``self_signed``: nobody but the bureau vouches."""

    subject: str
    valid_until: date
    self_signed: bool
    holds: bool
    made_by: str


@read_door
def seal(*, actor: Actor, now: datetime) -> SealView | None:
    """Return the seal of the bureau, ``None`` while it has none."""
    demand_desk(actor)
    row = _newest()
    if row is None:
        return None
    today = today_of(now)
    holds = row.valid_from <= today <= row.valid_until
    return SealView(row.subject, row.valid_until, row.self_signed, holds, row.made_by)


@door
def take_seal(*, actor: Actor, now: datetime, content: bytes, passphrase: str) -> None:
    """Take a key with its certificate (PKCS#12) as the seal from now on.

    Raises :class:`Refused` (``$.content``) for what is no such file, opens with another password,
    is too weak, or ran out.
    """
    _demand_manager(actor)
    if len(content) > MOST_BYTES:
        raise _refusal("unreadable")
    try:
        key = sealing.read_key(content, passphrase)
    except sealing.SealError as error:
        raise _refusal(error.code) from error
    if key.valid_until < today_of(now):
        raise refused(
            "expired",
            "$.content",
            f"Dit certificaat is verlopen op {day_in(key.valid_until, 'nl')}. Vraag een nieuw aan.",
            f"This certificate expired on {day_in(key.valid_until, 'en')}. Ask for a new one.",
        )
    _keep(actor, now, key)


@door
def make_seal(*, actor: Actor, now: datetime) -> None:
    """Make a seal that only the bureau vouches for; readers see that nobody else does."""
    _demand_manager(actor)
    name = Bureau.objects.values_list("name", flat=True).get(pk=actor.bureau)
    _keep(actor, now, sealing.make_key(name, now))


class Sealer:
    """What puts the seal of a bureau on a PDF; the key itself goes to nobody."""

    def __init__(self, key: sealing.SealKey) -> None:
        self.subject = key.subject
        self._key = key

    def seal(self, content: bytes, *, reason: str) -> bytes:
        """Return the PDF with the seal on it."""
        return sealing.seal(content, self._key, reason=reason)


def sealer(*, actor: Actor, now: datetime) -> Sealer | None:
    """Return what seals for the bureau of the actor, ``None`` without a seal that holds today.

    Not a door of persons: it is the program that seals, whoever has a document made.
    """
    program = Actor(bureau=actor.bureau, name="seal", role="system", kind="worker")
    key = _key_now(actor=program, now=now)
    return None if key is None else Sealer(key)


@read_door
def _key_now(*, actor: Actor, now: datetime) -> sealing.SealKey | None:
    if not actor.is_system:
        raise Denied("command-only")
    row = _newest()
    if row is None or not row.valid_from <= today_of(now) <= row.valid_until:
        return None
    return sealing.SealKey(
        row.pkcs12, row.subject, row.valid_from, row.valid_until, row.self_signed
    )


def _newest() -> Seal | None:
    return Seal.objects.order_by("-made_at", "-id").first()


def _keep(actor: Actor, now: datetime, key: sealing.SealKey) -> None:
    Seal(
        pkcs12=key.pkcs12,
        subject=key.subject[:200],
        valid_from=key.valid_from,
        valid_until=key.valid_until,
        self_signed=key.self_signed,
        made_at=now,
        made_by=actor.name,
    ).save()


def _refusal(code: str) -> Exception:
    return refused(code, "$.content", *_WHY[code])


def _demand_manager(actor: Actor) -> None:
    """Whoever holds the seal speaks for the bureau: the manager alone."""
    if not actor.is_system and actor.role != Role.MANAGER:
        raise Denied("manager-only", hidden=False)
