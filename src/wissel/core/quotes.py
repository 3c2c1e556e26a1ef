"""A quote as it was sent and what became of it, in the portable trajectory too."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from wissel.core.amounts import Line, Totals, Vat
from wissel.core.sources import Basis
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Payer(Wire):
    """Who pays, where that is not the employer: an insurer, a holding, another part of it."""

    name: str
    address: str = ""
    email: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class QuoteSaid(Wire):
    """A quote as it is written. ``reference`` is the employer's own (a purchase number).

    ``valid_until`` is inclusive. Whom ``payer`` leaves out, the employer pays.
    """

    lines: tuple[Line, ...]
    valid_until: date
    vat: Vat = "standard"
    approach: str = ""
    reference: str = ""
    payer: Payer | None = None


@dataclass(frozen=True, slots=True)
class QuoteSent(Wire):
    """A quote as it went to the employer: nothing in it changes any more.

    ``weeks`` and ``last_day`` are of the waiting period as it was counted that day.
    """

    said: QuoteSaid
    totals: Totals
    vat: Basis
    bureau: str
    client: str
    by: str
    sent_on: date
    first_day: date
    last_day: date
    weeks: int
    sender: str = ""  #: the bureau's address and numbers, in one line
    coach: str = ""  #: who guides the trajectory, if that was known
    accreditations: tuple[str, ...] = ()  #: of the coach, that held that day


@dataclass(frozen=True, slots=True)
class Signature(Wire):
    """Who signed what, and how we know: the evidence that goes with a signed quote.

    ``digest`` is the SHA-256 of the quote as it was sent, in its JSON form with sorted keys. By
    password and code of an app somebody is known; ``seen_from`` is a digest of where from.
    """

    name: str
    function: str
    email: str
    user: str
    signed_at: datetime
    proved_at: datetime
    digest: str
    seen_from: str = ""


@dataclass(frozen=True, slots=True)
class QuoteEnding(Wire):
    """How a quote ended without an order: by whom, when and why."""

    how: Literal["declined", "withdrawn"]
    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SentQuote(Wire):
    """A quote of a trajectory. Drafts are the bureau's own and in no file.

    ``number`` counts the quotes of one trajectory, drafts among them, so it may skip one. Signed it
    is the order; neither signed nor ended, it stands until ``sent.said.valid_until``.
    """

    id: str
    number: int
    order: str  #: what is ordered, as ``order-event`` names it
    begun_at: datetime
    sent_at: datetime
    sent: QuoteSent
    signature: Signature | None = None
    ending: QuoteEnding | None = None


def digest_of(sent: Mapping[str, Any]) -> str:
    """Return the hash over what was sent, in its JSON form, which a signature is for.

    A field of :class:`QuoteSent` that comes later must be left out of that form while it is empty:
    what was signed before keeps its hash.

    >>> digest_of({"b": 1, "a": "é"}) == digest_of({"a": "é", "b": 1})
    True
    """
    text = json.dumps(sent, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
