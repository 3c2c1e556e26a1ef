"""Feeds of our own making: the same vacancies in each form, and how a test reads them."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from wissel.connections.vacancies import BadItem, read_feed
from wissel.core.feeds import FeedMapping, feed_mapping
from wissel.core.vacancies import Vacancy

TODAY = date(2026, 11, 27)


@dataclass(frozen=True)
class Said:
    """What a source says of one vacancy."""

    id: str
    title: str = "Magazijnmedewerker"
    text: str = "Je verzamelt orders en zet ze klaar."
    employer: str = "Loods Noord"
    place: str = "Utrecht"
    postcode: str = "3555 AB"
    hours: str = "24-32 uur"


def some(count: int) -> list[Said]:
    return [Said(f"v{number}", title=f"Functie {number}") for number in range(count)]


def jobsite_item(one: Said) -> str:
    return (
        f'<vacancy id="{escape(one.id)}"><title>{escape(one.title)}</title>'
        f"<company>{escape(one.employer)}</company><location><city>{escape(one.place)}</city>"
        f"<postalcode>{escape(one.postcode)}</postalcode></location><hours>{escape(one.hours)}"
        f"</hours><description><long_description><![CDATA[<p>{one.text}</p>]]></long_description>"
        "</description></vacancy>"
    )


def indeed_item(one: Said) -> str:
    return (
        f"<job><title><![CDATA[{one.title}]]></title><referencenumber>{escape(one.id)}"
        f"</referencenumber><company>{escape(one.employer)}</company><city>{escape(one.place)}"
        f"</city><postalcode>{escape(one.postcode)}</postalcode><hours>{escape(one.hours)}</hours>"
        f"<description>{escape('<p>' + one.text + '</p>')}</description></job>"
    )


def posting_item(one: Said) -> str:
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "identifier": {"@type": "PropertyValue", "value": one.id},
            "title": one.title,
            "description": f"<p>{one.text}</p>",
            "hiringOrganization": {"@type": "Organization", "name": one.employer},
            "jobLocation": {
                "address": {"addressLocality": one.place, "postalCode": one.postcode},
            },
            "workHours": one.hours,
        }
    )


def vum_item(one: Said) -> str:
    low, _, high = one.hours.removesuffix(" uur").partition("-")
    return json.dumps(
        {
            "idVacature": one.id,
            "naamVacature": one.title,
            "omschrijvingVacature": one.text,
            "werkgever": {"handelsnaamOrganisatie": one.employer},
            "adres": {"woonplaats": one.place, "postcode": one.postcode},
            "werktijden": {
                "aantalWerkurenPerWeekMinimaal": low,
                "aantalWerkurenPerWeekMaximaal": high or low,
            },
        }
    )


def line_item(one: Said) -> str:
    return json.dumps(
        {"id": one.id, "titel": one.title, "tekst": one.text, "werkgever": one.employer}
        | {"plaats": one.place, "postcode": one.postcode, "uren": one.hours}
    )


def table_row(one: Said) -> str:
    to = io.StringIO()
    cells = (one.id, one.title, one.employer, one.place, one.postcode, one.hours, one.text)
    csv.writer(to, delimiter=";", lineterminator="").writerow(cells)
    return to.getvalue()


@dataclass(frozen=True)
class Form:
    """A form of a feed: its mapping, what stands around the items, and how one looks."""

    key: str
    before: str
    item: Callable[[Said], str]
    between: str
    after: str

    def feed(self, items: list[str]) -> bytes:
        return (self.before + self.between.join(items) + self.after).encode()

    def of(self, said: list[Said]) -> bytes:
        return self.feed([self.item(one) for one in said])


FORMS = [
    Form("jobsites-xml", "<?xml version='1.0'?><vacancies>\n", jobsite_item, "\n", "</vacancies>"),
    Form("indeed-xml", "<source><publisher>x</publisher>\n", indeed_item, "\n", "</source>"),
    Form("jobposting", '{"@context":"https://schema.org","@graph":[', posting_item, ",\n", "]}"),
    Form("vum", '{"aantal": 3, "vacatures": [', vum_item, ",\n", "]}"),
    Form("jsonlines", "", line_item, "\n", "\n"),
    Form("csv", "Nummer;Titel;Werkgever;Plaats;Postcode;Uren;Tekst\n", table_row, "\n", "\n"),
]
BY_KEY = {form.key: form for form in FORMS}


def read(data: bytes | str, mapping: str | FeedMapping) -> list[Vacancy | BadItem]:
    raw = data.encode() if isinstance(data, str) else data
    how = feed_mapping(mapping) if isinstance(mapping, str) else mapping
    return list(read_feed(io.BytesIO(raw), how, source_key="bron", today=TODAY))


def good(items: list[Vacancy | BadItem]) -> list[Vacancy]:
    return [item for item in items if isinstance(item, Vacancy)]


def bad(items: list[Vacancy | BadItem]) -> list[tuple[int, str]]:
    return [(item.index, item.code) for item in items if isinstance(item, BadItem)]


def only(data: bytes | str, mapping: str | FeedMapping) -> Vacancy:
    (one,) = read(data, mapping)
    assert isinstance(one, Vacancy), one
    return one
