"""What is found, and what is not: sentences of our own, one table of each."""

import re
from pathlib import Path

import pytest

from wissel.core.wording import Audience, Kind, check

HERE = Path(__file__).parent
HEALTH = (Kind.DIAGNOSIS, Kind.TREATMENT, Kind.MEDICATION, Kind.COMPLAINT)


def lines(name):
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def found(text, **names):
    return check(text, audience=Audience.EMPLOYER, **names).findings


@pytest.mark.parametrize("line", lines("flagged.txt"))
def test_each_marked_word_is_found_as_its_kind_and_nothing_else_is(line):
    kind, marked = line.split(" | ")
    text = re.sub(r"[\[\]]", "", marked)
    phrases = re.findall(r"\[(.+?)\]", marked)
    spans = [(text.index(phrase), text.index(phrase) + len(phrase)) for phrase in phrases]
    findings = found(text)
    for start, end in spans:
        assert [
            f
            for f in findings
            if f.start < end and start < f.end and (f.kind == kind or kind == "health")
        ]
    for finding in findings:
        assert [span for span in spans if finding.start < span[1] and span[0] < finding.end]


@pytest.mark.parametrize("text", lines("clean.txt"))
def test_what_only_looks_medical_may_go(text):
    assert [(f.text, f.why.code) for f in found(text)] == []


@pytest.mark.parametrize(
    "spelling",
    [
        "burn-out",
        "burnout",
        "burn out",
        "Burn-Out",
        "BURN-OUT",
        "burn\u2011out",
        "burn\u00adout",
        "bu\u200brn-out",
        "burn\u2013out",
        "burn\u00a0out",
        "burn-\nout",
        "burn-outklachten",
    ],
)
def test_a_word_is_found_in_every_disguise(spelling):
    text = f"Na de {spelling} gaat het werk goed."
    assert [f.text for f in found(text)] == [spelling]


@pytest.mark.parametrize("spelling", ["reumatoïde", "reumatoi\u0308de", "REUMATOÏDE", "reumatoide"])
def test_composed_and_decomposed_letters_are_the_same(spelling):
    text = f"Er is {spelling} vastgesteld."
    assert [f.text for f in found(text)] == [spelling]


@pytest.mark.parametrize(
    "text", ["haar deppressie", "de fysiotherapeut en psychotherapie", "deppresief"]
)
def test_a_slip_of_spelling_hides_nothing(text):
    assert found(text)


def test_capitals_tell_an_illness_from_a_word():
    assert [f.text for f in found("Hij heeft ALS.")] == ["ALS"]
    assert found("Zij komt als het kan.") == ()
    assert found("ALS U NIET KUNT KOMEN, BEL DAN.") == ()


def test_a_visit_is_found_although_work_is_spoken_of():
    text = "Hij kon niet naar de vacaturebank door een afspraak bij de psycholoog."
    assert [f.kind for f in found(text)] == [Kind.TREATMENT]


def test_a_first_half_with_a_hyphen_belongs_to_the_finding():
    assert [f.text for f in found("Vanwege rug- en nekklachten.")] == ["rug- en nekklachten"]


@pytest.mark.parametrize("audience", [a for a in Audience if a is not Audience.EMPLOYEE])
def test_every_reader_but_the_employee_is_kept_from_health(audience):
    verdict = check("Zij heeft een hernia.", audience=audience)
    assert not verdict.allowed
    assert verdict.findings[0].kind in HEALTH


def test_the_employee_keeps_the_own_words_but_not_a_citizen_number():
    verdict = check(
        "Ik heb een hernia, mijn broer Kees weet het, mijn nummer is 123456782.",
        audience=Audience.EMPLOYEE,
    )
    assert [f.kind for f in verdict.findings] == [Kind.BSN]


def test_a_name_from_another_file_is_wrong_for_the_employee_too():
    verdict = check(
        "Beste Karin, Piet Bakker heeft zijn plan klaar.",
        audience=Audience.EMPLOYEE,
        parties=["Karin de Vries"],
        other_names=["Piet Bakker"],
    )
    assert [f.text for f in verdict.findings] == ["Piet Bakker"]


def test_an_unknown_audience_is_refused():
    with pytest.raises(ValueError, match="newspaper"):
        check("Dag.", audience="newspaper")
