"""A misspelt word of health is found, and an ordinary word is never taken for one."""

import json
from pathlib import Path

import pytest

from wissel.core.wording import Audience, Kind, check
from wissel.core.wording._data import read, rules, split
from wissel.core.wording._fold import fold
from wissel.core.wording._sound import sound
from wissel.core.wording._tokens import tokens

HERE = Path(__file__).parent


def found(text, **names):
    return [f.text for f in check(text, audience=Audience.EMPLOYER, **names).findings]


def clean_sentences():
    for path in sorted(HERE.glob("sentences*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row["findings"]:
                yield row["text"]
    for line in (HERE / "clean.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@pytest.mark.parametrize(
    "word",
    "hartinfrakt hoofdpein ergoterapeut psygiater zwangeschap depresie medikatie antidepresiva "
    "pijnstilers ziekenhuus bevaling oververmoeit overspanen spannigsklachten hersenbloedig "
    "fysiotherapuet dwarsleasie parasetamol chemotherapy epilepsy".split(),
)
def test_a_misspelt_word_of_health_is_found(word):
    assert found(f"Wegens {word} lukt het vandaag minder.") == [word]


def test_a_capital_inside_a_sentence_is_a_name_and_no_misspelt_word():
    assert found("Het boek van Hermoniatie ligt klaar.") == found("Het boek ligt klaar.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoofdpein", "hoofdpijn"), ("psygiater", "psychiater"), ("fysiotherapeud", "fisioterapeut")],
)
def test_words_that_sound_alike_are_the_same(one, other):
    assert sound(one) == sound(other)


def test_no_word_of_the_clean_sentences_is_taken_for_a_misspelt_one():
    labels = rules().phrases._labels
    words = {token.word for text in clean_sentences() for token in tokens(fold(text))}
    assert {word for word in words if labels.meant(word)} <= CARE_WORDS


#: Right so: forms of words of health that no list holds; what stands around them lets them go.
CARE_WORDS = {"operatiekamers", "verpleegkunde"}


@pytest.mark.parametrize(
    "word", [word for word in split(read("ordinary")["words"]) if "*" not in word]
)
def test_an_ordinary_word_is_meant_as_it_is_written(word):
    assert rules().phrases._labels.meant(word) == frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mail naar henk.pietersen@bakkerij.example graag.", "henk.pietersen"),
        ("Stuur het naar r.vandenbosch@bedrijf.example toe.", "r.vandenbosch"),
        ("Zie skuipers@bedrijf.example voor de uren.", "skuipers"),
    ],
)
def test_a_name_in_an_address_is_found(text, name):
    findings = check(
        text, audience=Audience.EMPLOYER, parties=["Noor Akkerman"], other_names=["Sandra Kuipers"]
    ).findings
    assert [(f.kind, f.text) for f in findings] == [(Kind.OTHER_NAME, name)]


@pytest.mark.parametrize("address", ["info@bedrijf.example", "n.akkerman@bedrijf.example", "a@b.c"])
def test_an_address_without_a_strange_name_may_go(address):
    assert found(f"Mail naar {address} graag.", parties=["Noor Akkerman"]) == []


@pytest.mark.parametrize(
    "text",
    ["Roos en Koen nemen het over.", "Roos belt morgen terug.", "Roos heeft haar ingewerkt."],
)
def test_a_known_name_that_is_a_word_is_found_where_it_does_what_people_do(text):
    assert "Roos" in found(text, parties=["Karin de Vries"], other_names=["Roos Hendriks"])


def test_a_trade_that_begins_a_sentence_is_no_name():
    assert found("Bakker worden kan ook.", other_names=["Piet Bakker"]) == []
    assert found("Visser tekent ervoor.", other_names=["Anita Visser"]) == ["Visser"]


def test_nine_digits_that_pass_the_elfproef_are_a_citizen_number_behind_case_too():
    assert found("Dossier 999191767: belt vandaag.") == ["999191767"]
    assert found("Ordernummer 999191767 is geleverd.") == []


def test_a_body_part_behind_a_finding_is_part_of_it():
    assert found("De operatie aan zijn schouder is in maart.") == ["operatie aan zijn schouder"]
