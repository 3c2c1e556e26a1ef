"""Every form of feed gives the same vacancies, and each its own fields."""

import json
from datetime import date

import pytest

from tests.connections.vacancies.any_feed import (
    FORMS,
    Form,
    Said,
    bad,
    good,
    only,
    posting_item,
    read,
    some,
)
from wissel.core.feeds import feed_mapping
from wissel.core.vacancies import Shift

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)


@EVERY_FORM
def test_every_form_says_the_same_of_a_vacancy(form: Form) -> None:
    one = only(form.of([Said("v1")]), form.key)
    assert (one.id, one.title, one.employer) == ("v1", "Magazijnmedewerker", "Loods Noord")
    assert (one.place, one.postcode, one.country) == ("Utrecht", "3555 AB", "NL")
    assert (one.hours_min, one.hours_max, one.source) == (24.0, 32.0, "bron")
    assert one.text == "Je verzamelt orders en zet ze klaar."


@EVERY_FORM
def test_items_come_in_the_order_of_the_feed(form: Form) -> None:
    assert [one.id for one in good(read(form.of(some(300)), form.key))] == [
        f"v{number}" for number in range(300)
    ]


@EVERY_FORM
def test_a_feed_with_a_mark_of_utf_8_reads_the_same(form: Form) -> None:
    data = form.of(some(3))
    assert read(b"\xef\xbb\xbf" + data, form.key) == read(data, form.key)


@EVERY_FORM
def test_a_feed_in_utf_16_reads_the_same(form: Form) -> None:
    data = form.of([Said("v1", title="Kok in café Ümit")])
    assert read(data.decode().encode("utf-16"), form.key) == read(data, form.key)


@EVERY_FORM
def test_a_vacancy_without_place_is_good(form: Form) -> None:
    one = only(form.of([Said("v1", place="", postcode="")]), form.key)
    assert (one.place, one.postcode) == ("", "")


@EVERY_FORM
def test_markup_and_hidden_signs_go_out_of_every_text(form: Form) -> None:
    text = "Veilig<script>alert(1)</script> wer\u200bken <b onclick='x()'>hier</b>.\u202e"
    one = only(form.of([Said("v1", text=text)]), form.key)
    assert one.text == "Veilig werken hier."


def test_a_page_gives_the_postings_of_its_scripts_and_nothing_of_its_text() -> None:
    page = (
        "<!doctype html><html><head><title>x</title><script>var a = '<job>';</script>"
        f'<script type="application/ld+json">{posting_item(Said("v1"))}</script>'
        '<script type=\'application/ld+json\'>{"@type": "BreadcrumbList"}</script>'
        f"<script nonce=a type=application/ld+json>[{posting_item(Said('v2'))}]</script>"
        '</head><body>{"@type": "JobPosting", "title": "nee"}</body></html>'
    )
    assert [one.id for one in good(read(page, "jobposting"))] == ["v1", "v2"]
    assert bad(read(page, "jobposting")) == []


def test_a_page_with_one_broken_script_still_gives_the_others() -> None:
    page = (
        '<script type="application/ld+json">{"@type": "JobPosting", kapot}</script>'
        f'<script type="application/ld+json">{posting_item(Said("v2"))}</script>'
    )
    items = read(page, "jobposting")
    assert bad(items) == [(1, "broken-json")]
    assert [one.id for one in good(items)] == ["v2"]


def test_a_page_without_postings_says_so() -> None:
    assert bad(read("<html><body>Geen vacatures</body></html>", "jobposting")) == [(0, "no-items")]


def test_a_posting_says_wage_contract_languages_and_what_the_work_asks() -> None:
    data = json.loads(posting_item(Said("v1"))) | {
        "workHours": "",
        "employmentType": ["FULL_TIME", "TEMPORARY"],
        "baseSalary": {
            "currency": "EUR",
            "value": {"minValue": 2300, "maxValue": 2800, "unitText": "MONTH"},
        },
        "physicalRequirement": "Tillen tot 15 kg",
        "educationRequirements": {"credentialCategory": "bachelor degree"},
        "validThrough": "2026-12-31T23:59:59+01:00",
        "datePosted": "2026-11-20",
        "jobLocationType": "TELECOMMUTE",
        "occupationalCategory": "http://data.europa.eu/esco/occupation/abc-1",
        "url": "https://werk.example/v1",
    }
    one = only(json.dumps(data), "jobposting")
    assert (one.hours_min, one.hours_max, one.contract) == (36.0, 40.0, "bepaalde tijd")
    assert (one.wage, one.education, one.remote) == ("2300–2800 euro per maand", 5, True)
    assert (one.posted_on, one.closes_on) == (date(2026, 11, 20), date(2026, 12, 31))
    assert one.occupation == "http://data.europa.eu/esco/occupation/abc-1"
    assert one.url == "https://werk.example/v1"
    assert "Lichamelijke eisen: Tillen tot 15 kg" in one.text
    assert "Uren: fulltime" in one.text


def test_a_job_at_several_places_stands_at_the_first_and_names_all() -> None:
    data = json.loads(posting_item(Said("v1")))
    data["jobLocation"] = [
        {"address": {"addressLocality": "Zeist"}},
        {"address": {"addressLocality": "Bunnik", "postalCode": "3981 AB"}},
    ]
    one = only(json.dumps(data), "jobposting")
    assert (one.place, one.postcode) == ("Zeist", "")  # the postcode of Bunnik is not Zeist's
    assert "Plaatsen: Zeist, Bunnik" in one.text


def test_vum_codes_become_words_of_ours() -> None:
    data = {
        "vacatures": [
            {
                "idVacature": "v1",
                "naamVacature": "Schoonmaker",
                "codeWerkEnDenkniveauMinimaal": "3",
                "contractvorm": [{"codeTypeArbeidscontract": "B", "codeTypeOvereenkomst": "01"}],
                "werktijden": {"aantalWerkurenPerWeekMinimaal": 16, "indicatieKantoortijden": 1},
                "flexibiliteit": {"indicatieOnregelmatigWerkOfPloegendienst": 2},
                "rijbewijs": [{"codeSoortRijbewijs": "B"}, {"codeSoortRijbewijs": "BE"}],
                "taalbeheersing": [{"codeTaal": "nld"}],
                "sluitingsDatumVacature": "2026-12-01",
            },
            {
                "idVacature": "v2",
                "naamVacature": "Plek",
                "contractvorm": [{"codeTypeOvereenkomst": "04"}],
                "codeWerkEnDenkniveauMinimaal": "7",
            },
        ]
    }
    first, second = good(read(json.dumps(data), "vum"))
    assert (first.education, first.contract, first.hours_min) == (2, "bepaalde tijd", 16.0)
    assert (first.shifts, first.licences) == ((Shift.DAY,), ("B", "BE"))
    assert (first.languages, first.closes_on) == (("nld",), date(2026, 12, 1))
    assert "Onregelmatig werk of ploegendienst: nee" in first.text
    assert (second.contract, second.education) == ("werkervaringsplaats", None)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_table_reads_dutch_and_english_names_with_any_separator(sign: str) -> None:
    dutch = (
        sign.join(("Titel", "Uren per week", "Sluitingsdatum")) + f"\nKok{sign}24{sign}31-12-2026"
    )
    english = sign.join(("Job title", "hours_per_week", "Closing date")) + (
        f"\nKok{sign}24{sign}2026-12-31"
    )
    for data in (dutch, english):
        one = only(data, "csv")
        assert (one.title, one.hours_max) == ("Kok", 24.0)
        assert one.closes_on == date(2026, 12, 31)


def test_xml_with_markup_as_elements_keeps_its_lines() -> None:
    data = (
        "<jobs><job><title>Kok</title><description>Je taken:<ul><li>koken</li><li>"
        "<b>snijden</b></li></ul></description></job></jobs>"
    )
    assert only(data, "indeed-xml").text == "Je taken:\n\n- koken\n- snijden"


def test_an_item_without_a_number_keeps_its_identity_from_day_to_day() -> None:
    first = only("<jobs><job><title>Kok</title></job></jobs>", "indeed-xml")
    again = only("<jobs>\n\n<job><title>Kok</title></job></jobs>", "indeed-xml")
    other = only("<jobs><job><title>Ober</title></job></jobs>", "indeed-xml")
    assert first.id == again.id != other.id


def test_an_address_that_is_not_of_the_web_is_no_address() -> None:
    for url in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//x.example",
        "https://a b",
        "data:x",
    ):
        items = read(
            f"<jobs><job><title>Kok</title><url>{url}</url></job></jobs>",
            feed_mapping("indeed-xml"),
        )
        assert [one.url for one in good(items)] == [""]
        assert ("unread-url") in [code for _, code in bad(items)]
