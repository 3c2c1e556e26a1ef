"""What holds for every text: offsets, order, suggestions, time."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wissel.core.wording import Audience, Kind, check
from wissel.core.wording._data import rules

PARTIES = ("Karin de Vries", "mevrouw Parkinson")
LINES = [
    line.split(" | ")[-1].replace("[", "").replace("]", "")
    for name in ("flagged.txt", "clean.txt")
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
sentences = st.sampled_from(LINES)
shards = st.lists(
    st.one_of(
        sentences,
        st.text(max_size=12),
        st.sampled_from(
            ["bsn 123456782", "mevrouw ", "\u00ad", "\u0301", "de heer", "J.", "½", "ﬁ", "-\n"]
        ),
    ),
    max_size=6,
).map(" ".join)


def found(text):
    return check(text, audience=Audience.EMPLOYER, parties=PARTIES).findings


@settings(deadline=None)
@given(shards)
def test_offsets_slice_the_text_as_given_and_findings_stand_apart_in_order(text):
    end = 0
    for finding in found(text):
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        end = finding.end


@settings(deadline=None)
@given(sentences, st.sampled_from([line for line in LINES if not found(line)]), st.booleans())
def test_a_clean_sentence_beside_it_never_removes_a_finding(text, clean, first):
    shift = len(clean) + 1 if first else 0
    both = f"{clean} {text}" if first else f"{text} {clean}"
    around = [(f.start - shift, f.end - shift, f.kind is Kind.OTHER_NAME) for f in found(both)]
    for one in found(text):
        is_name = one.kind is Kind.OTHER_NAME
        assert any(
            start <= one.start and one.end <= end and (is_name or not named)
            for start, end, named in around
        )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Een rijbewijs B. Oxicodon maakt hem traag.", Kind.MEDICATION),
        ("Het team past bij de tandarts. Met Seroquel slaapt hij diep.", Kind.MEDICATION),
        ("Hij is besmet met hepatitis B. De machine trilt te veel.", Kind.DIAGNOSIS),
    ],
)
def test_the_sentence_beside_it_does_not_make_a_word_of_health_a_name(text, kind):
    assert kind in {one.kind for one in found(text)}


@pytest.mark.parametrize(
    "text", ["Mw. De Boer belde.", "Het was het team. Peter Verstraten belde.", "B. de Boer belde."]
)
def test_a_name_after_a_title_a_letter_or_another_sentence_is_still_one(text):
    assert [one.kind for one in found(text)] == [Kind.OTHER_NAME]


@settings(deadline=None)
@given(shards, st.sampled_from(list(Audience)))
def test_any_text_gets_a_verdict(text, audience):
    verdict = check(text, audience=audience, parties=[text], other_names=[text[:20]])
    assert verdict.allowed is (not verdict.findings)


@settings(deadline=None)
@given(st.sampled_from(["belt", "komt", "werkt 20 uur", "tekent"]), st.sampled_from(PARTIES))
def test_a_party_is_not_flagged_whatever_it_does(what, party):
    assert found(f"{party} {what}.") == ()
    assert found(f"Vandaag {what} {party}.") == ()


@pytest.mark.parametrize("key", sorted(rules().suggestions))
def test_every_suggestion_passes_the_guard_itself(key):
    for audience in Audience:
        assert check(rules().suggestions[key].nl, audience=audience).allowed


def test_the_reason_of_a_finding_stands_in_both_languages():
    (finding,) = found("Zij heeft een hernia.")
    assert finding.why.code == "pain-and-movement-illness"
    assert "UAVG art. 30" in finding.why.text.nl
    assert "UAVG art. 30" in finding.why.text.en
    assert finding.suggestion.nl != finding.suggestion.en


HOSTILE = {
    "one word": "a",
    "hyphens": "a-",
    "digits": "1",
    "digits apart": "1 ",
    "separators": "1-1.1/",
    "full stops": "A.",
    "line ends": "\n",
    "spaces": " ",
    "marks": "e\u0301\u200b",
    "names": "Jan ",
    "titles": "mevrouw ",
    "small words": "van ",
    "accounts": "nl12 ",
    "hits": "rugpijn en moe ",
    "hits and cues": "klachten klant ",
    "numbers": "bsn 123456782 ",
    "apostrophes": "a'",
}


@pytest.mark.slow
@pytest.mark.parametrize("shard", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_and_not_faster(shard):
    rules()
    small, large = (seconds(shard * (size // len(shard))) for size in (20_000, 160_000))
    assert large < 8 * small * 3 + 0.5


def seconds(text):
    """Return the least of three: a machine that does other things makes one of them long."""
    return min(once(text) for _ in range(3))


def once(text):
    begun = process_time()
    check(text, audience=Audience.EMPLOYER, parties=PARTIES, other_names=["Piet Bakker"])
    return process_time() - begun
