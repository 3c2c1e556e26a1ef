"""Names of people who are no party, and citizen service numbers."""

import re
from pathlib import Path

import pytest

from wissel.core.wording import Audience, Kind, check
from wissel.core.wording._numbers import passes_elfproef

LINES = Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
PARTIES = ("Karin de Vries", "Noor Akkerman", "mevrouw Parkinson", "K. Dijkstra")


def found(text, *, others=()):
    return check(text, audience=Audience.EMPLOYER, parties=PARTIES, other_names=others).findings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zij sprak met mevrouw Jansen over het werk.", "mevrouw Jansen"),
        ("De heer Van den Berg belde.", "heer Van den Berg"),
        ("Dhr. Bakker van de bakkerij is akkoord.", "Dhr. Bakker"),
        ("Haar broer Kees rijdt haar.", "broer Kees"),
        ("Zijn collega Fatima neemt het over.", "collega Fatima"),
        ("Zij belde met Sandra Kuipers over de vacature.", "Sandra Kuipers"),
        ("Meneer Ali was erbij.", "Meneer Ali"),
        ("Mark van der Meer begeleidt haar.", "Mark van der Meer"),
        ("Zij overlegde met J. de Wit.", "J. de Wit"),
        ("Gisteren kwam Marjolein mee.", "Marjolein"),
        ("Het plan van manager Sandra is klaar.", "manager Sandra"),
    ],
)
def test_a_name_is_recognised_by_its_form(text, name):
    assert [(f.kind, f.text) for f in found(text)] == [(Kind.OTHER_NAME, name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("VCA. Waarom: Elke werkgever vraagt het.", []),
        ("VCA (350 euro): elke werkgever vraagt het.", []),
        ("Waarom: Elke vraagt het.", ["Elke"]),
        ("Contact: Elke, ochtend.", ["Elke"]),
        ("Contact: Elke en de manager.", ["Elke"]),
        ("Contact: Elke Jansen.", ["Elke Jansen"]),
        ("Waarom: Roos vraagt het.", ["Roos"]),
    ],
)
def test_what_opens_after_a_colon_is_a_name_only_where_it_speaks_of_one(text, names):
    assert [f.text for f in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Mw. K. de Vries was aanwezig.",
        "Mevrouw De Vries was aanwezig.",
        "Karin belde met Noor.",
        "KARIN DE VRIES belde.",
        "Mevrouw Boersma-de Vries belde.",
        "Mevrouw Dijkstra en Karin Dijkstra zijn er.",
        "Mevrouw Parkinson kan 20 uur werken.",
        "Parkinson kan 20 uur werken.",
        "mevrouw parkinson kan 20 uur werken.",
        "Mevrouw Parkinson van de afdeling HR weet ervan.",
    ],
)
def test_a_party_is_never_a_finding(text):
    assert found(text) == ()


def test_an_illness_stays_one_although_a_party_bears_its_name():
    assert [f.kind for f in found("Zij heeft de ziekte van Parkinson.")] == [Kind.DIAGNOSIS]


@pytest.mark.parametrize(
    "text",
    [
        "Zij solliciteerde bij Albert Heijn en Jan Linders.",
        "Hij werkt bij Peter Mulder Transport B.V. in Ede.",
        "Bloemist Roos & Iris V.O.F. zoekt hulp.",
        "Het kantoor staat aan de Willem de Zwijgerlaan.",
        "Zij werkt op basisschool Anna van Buren.",
        "De werkgever, Pieter Smit B.V., zegt ja.",
        "Zij sprak met de planner van Randstad.",
        "Manager Logistiek was aanwezig.",
        "In Den Bosch en Roosendaal zijn vacatures.",
    ],
)
def test_firms_streets_schools_and_towns_are_no_persons(text):
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het gesprek met PIET BAKKER ging door.", "PIET BAKKER"),
        ("piet bakker belde terug.", "piet bakker"),
        ("afspraak met p. bakker verzet", "p. bakker"),
        ("Met Bakker is afgesproken dat het doorgaat.", "Bakker"),
        ("Meneer Bakker komt ook.", "Meneer Bakker"),
    ],
)
def test_a_name_that_the_caller_gave_is_found(text, name):
    assert [f.text for f in found(text, others=["Piet Bakker"])] == [name]


@pytest.mark.parametrize("text", ["Hij zoekt werk als bakker.", "Hij bakte Bakkersbrood."])
def test_a_trade_is_not_the_name_that_sounds_like_it(text):
    assert found(text, others=["Piet Bakker"]) == ()


def test_a_surname_shared_with_a_party_is_the_partys():
    assert found("De Vries is akkoord.", others=["Jan de Vries"]) == ()
    assert [f.text for f in found("Jan de Vries belt.", others=["Jan de Vries"])] == [
        "Jan de Vries"
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Het BSN is 123456782.", "123456782"),
        ("Nummer 123456782 staat erin.", "123456782"),
        ("BSN: 1234.56.782", "1234.56.782"),
        ("burgerservicenummer (123 456 782) bekend", "123 456 782"),
        ("sofinummer 12345672", "12345672"),
        ("BSN 1 2 3 4 5 6 7 8 2", "1 2 3 4 5 6 7 8 2"),
        ("BSN 123\u00a0456\u00a0782", "123\u00a0456\u00a0782"),
        ("BSN １２３４５６７８２", "１２３４５６７８２"),
    ],
)
def test_a_citizen_number_is_found_in_its_usual_notations(text, number):
    assert [(f.kind, f.text) for f in found(text)] == [(Kind.BSN, number)]


@pytest.mark.parametrize(
    "text",
    [
        "KvK 12345672 en telefoon 0612345678.",
        "IBAN NL91 ABNA 0417 1643 00 is doorgegeven.",
        "Factuurnummer 123456782 is betaald.",
        "RSIN 123456782 van de stichting.",
        "Op 12-11-2025 om 10.30 uur.",
        "Nummer 123456789 staat op de lijst.",
        "Het nummer 12345672 zegt niets.",
        "Bel +31 6 12345678 of 020-1234567.",
        "Nummer 1234567820 is te lang.",
        "Nummer NL123456782B01 is van de btw.",
    ],
)
def test_other_numbers_may_go(text):
    assert found(text) == ()


@pytest.mark.parametrize(
    ("digits", "passes"),
    [
        ("123456782", True),
        ("123456789", False),
        ("000000000", False),
        ("12345672", True),
        ("1234567", False),
        ("1234567820", False),
    ],
)
def test_the_elfproef_takes_nine_digits_or_eight_with_a_lost_zero(digits, passes):
    assert passes_elfproef(digits) is passes


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_the_marked_names_are_found_and_no_other_word_is_one(line):
    marked, _, known = line.partition(" || ")
    text = re.sub(r"[\[\]]", "", marked)
    verdict = check(
        text,
        audience=Audience.EMPLOYER,
        parties=["Karin de Vries", "Moussa Traoré"],
        other_names=[known] if known else [],
    )
    spans = [
        (text.index(name), text.index(name) + len(name))
        for name in re.findall(r"\[(.+?)\]", marked)
    ]
    assert len(verdict.findings) == len(spans)
    for (start, end), finding in zip(spans, verdict.findings, strict=True):
        assert finding.kind is Kind.OTHER_NAME
        assert finding.start < end
        assert start < finding.end


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mail aan Rafał Łukasik verzonden.", "Rafał Łukasik"),
        ("mail aan rafal lukasik verzonden", "rafal lukasik"),
    ],
)
def test_a_letter_with_a_stroke_is_the_plain_letter(text, name):
    assert [f.text for f in found(text, others=["Rafał Łukasik"])] == [name]
