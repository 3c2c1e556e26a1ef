"""What is known of a client: the fields, what they can say, and what two people typed at once."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Literal, TypeAlias, cast, get_args
from uuid import UUID

from wissel.apps.bureaus.models import Client
from wissel.core.sources import Text
from wissel.infra.typed import demand_address, neat, refused

#: Whether the client bears a risk itself; empty is that nobody knows.
OwnRisk: TypeAlias = Literal["", "yes", "no"]
#: What is typed of one client, by field, as it is compared and kept.
Facts: TypeAlias = Mapping[str, "str | date | None"]

_MOST: Final[Mapping[str, int]] = {
    "name": 200,
    "kvk": 8,
    "sector": 100,
    "address": 200,
    "postcode": 10,
    "place": 100,
    "post_address": 300,
    "invoice_address": 300,
    "invoice_email": 254,
    "reference": 100,
    "payer_name": 200,
    "payer_address": 300,
    "payer_email": 254,
    "payer_reference": 100,
    "own_risk_wga": 3,
    "own_risk_zw": 3,
}
_RISKS: Final = ("own_risk_wga", "own_risk_zw")
#: Nobody bore such a risk before there was an act that let them (the Pemba act, 1998).
_FIRST: Final = date(1998, 1, 1)


@dataclass(frozen=True, slots=True)
class ClientSaid:
    """What is typed about a client; only the name is needed.

    ``address`` with postcode and place is where it is visited; ``post_address`` and
    ``invoice_address`` are there where those are others. ``reference`` is for purchases. Without
    ``payer_name`` the client pays. A day of ``since`` goes with a yes or no that is known.
    """

    name: str
    kvk: str = ""
    sector: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""
    post_address: str = ""
    invoice_address: str = ""
    invoice_email: str = ""
    reference: str = ""
    payer_name: str = ""
    payer_address: str = ""
    payer_email: str = ""
    payer_reference: str = ""
    own_risk_wga: OwnRisk = ""
    own_risk_wga_since: date | None = None
    own_risk_zw: OwnRisk = ""
    own_risk_zw_since: date | None = None

    def bears(self, risk: Literal["wga", "zw"], day: date) -> bool | None:
        """Whether the client bears this risk itself for whoever fell ill on ``day``.

        ``None`` is unknown: nobody said, or what was said holds since a later day only.

        >>> ClientSaid("A", own_risk_zw="yes").bears("zw", date(2026, 1, 1))
        True
        >>> said = ClientSaid("A", own_risk_zw="yes", own_risk_zw_since=date(2026, 7, 1))
        >>> said.bears("zw", date(2026, 1, 1)), said.bears("wga", date(2026, 8, 1))
        (None, None)
        """
        known: OwnRisk = self.own_risk_wga if risk == "wga" else self.own_risk_zw
        since = self.own_risk_wga_since if risk == "wga" else self.own_risk_zw_since
        if not known or (since is not None and day < since):
            return None
        return known == "yes"


#: Every field, in the order in which a page shows them.
NAMES: Final = tuple(field.name for field in fields(ClientSaid))


def facts_of(row: Client) -> dict[str, Any]:
    """Return what is known of a client, by field."""
    return {name: getattr(row, name) for name in NAMES}


def said_of(*, client: UUID) -> ClientSaid:
    """Return what is known of a client, for a door of this app or of one above. Inside a door."""
    return ClientSaid(**facts_of(Client.objects.get(pk=client)))


def checked(said: ClientSaid) -> dict[str, Any]:
    """Return what was typed, neat, by field; or refuse it at its place."""
    given = {name: getattr(said, name) for name in _MOST}
    given["kvk"] = "".join(given["kvk"].split())
    texts = neat(given, _MOST)
    if not texts["name"]:
        raise refused(
            "missing",
            "$.name",
            "Vul de naam van de werkgever in.",
            "Fill in the name of the employer.",
        )
    _check_kvk(texts["kvk"])
    for name in ("invoice_email", "payer_email"):
        demand_address(texts[name], f"$.{name}")
    _check_payer(texts)
    return {**texts, **_risks(said, texts)}


def _check_kvk(kvk: str) -> None:
    if kvk and not (len(kvk) == 8 and kvk.isascii() and kvk.isdecimal()):
        raise refused(
            "wrong-value",
            "$.kvk",
            "Een KvK-nummer heeft 8 cijfers.",
            "A number of the Handelsregister has 8 digits.",
        )


def _check_payer(texts: Mapping[str, str]) -> None:
    rest = ("payer_address", "payer_email", "payer_reference")
    if not texts["payer_name"] and any(texts[name] for name in rest):
        raise refused(
            "payer-missing",
            "$.payer_name",
            "Schrijf wie er betaalt, of laat alles over de betaler leeg.",
            "Say who pays, or leave all of the payer empty.",
        )


def _risks(said: ClientSaid, texts: Mapping[str, str]) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for name in _RISKS:
        since: date | None = getattr(said, f"{name}_since")
        if texts[name] not in get_args(OwnRisk):
            raise refused(
                "wrong-value",
                f"$.{name}",
                "Kies ja, nee of onbekend.",
                "Choose yes, no or unknown.",
            )
        if since is not None and not texts[name]:
            raise refused(
                "since-what",
                f"$.{name}_since",
                "Kies ook ja of nee. Van wat onbekend is, weten we geen begin.",
                "Choose yes or no as well. What is unknown has no beginning.",
            )
        if since is not None and since < _FIRST:
            raise refused(
                "wrong-value",
                f"$.{name}_since",
                "Kies een dag vanaf 1 januari 1998. Eerder kon dit niet.",
                "Choose a day from 1 January 1998 on. It could not be before.",
            )
        found[f"{name}_since"] = since
    return found


def written(value: Any) -> str:
    """Return a value as a change keeps it."""
    return value.isoformat() if isinstance(value, date) else str(value or "")


def read(name: str, text: str) -> Any:
    """Return a value that a change kept."""
    if name.endswith("_since"):
        return date.fromisoformat(text) if text else None
    return text


def as_said(facts: Mapping[str, Any]) -> ClientSaid:
    """Return facts by field as what was said."""
    return ClientSaid(**{name: cast(Any, facts[name]) for name in NAMES})


def words_of(names: "tuple[str, ...] | list[str]") -> Text:
    """Return the names of fields in words, those of a group once."""
    dutch = dict.fromkeys(_WORDS[name].nl for name in names)
    english = dict.fromkeys(_WORDS[name].en for name in names)
    return Text(", ".join(dutch), ", ".join(english))


_PLACE: Final = Text("bezoekadres", "visiting address")
_PAYER: Final = Text("andere betaler", "other payer")
_WGA: Final = Text("eigenrisicodrager WGA", "own-risk bearer WGA")
_ZW: Final = Text("eigenrisicodrager Ziektewet", "own-risk bearer Sickness Benefits Act")
_WORDS: Final[Mapping[str, Text]] = {
    "name": Text("naam", "name"),
    "kvk": Text("KvK-nummer", "Chamber of Commerce number"),
    "sector": Text("sector", "sector"),
    "address": _PLACE,
    "postcode": _PLACE,
    "place": _PLACE,
    "post_address": Text("postadres", "postal address"),
    "invoice_address": Text("factuuradres", "invoice address"),
    "invoice_email": Text("mailadres voor facturen", "e-mail address for invoices"),
    "reference": Text("inkoopnummer", "purchase reference"),
    "payer_name": _PAYER,
    "payer_address": _PAYER,
    "payer_email": _PAYER,
    "payer_reference": _PAYER,
    "own_risk_wga": _WGA,
    "own_risk_wga_since": _WGA,
    "own_risk_zw": _ZW,
    "own_risk_zw_since": _ZW,
}
