"""A vacancy as pages show it: never by colour alone, unknown said, foreign text kept plain."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.cast import NOW
from wissel.core.matched import (
    Conflict,
    Fit,
    ItemVerdict,
    Match,
    Reason,
    Relaxation,
    Snapshot,
    Suggestion,
)
from wissel.core.sources import Text
from wissel.core.vacancies import ReadVacancy, Shift, Vacancy
from wissel.portals.shell.vacancy_facts import facts_of, facts_of_kept
from wissel.portals.shell.vacancy_view import (
    card_of,
    relaxations_shown,
    text_shown,
    verdict_shown,
)

VACANCY = Vacancy(
    id="krant:p1",
    title="Planner",
    text="Je plant ritten.\nJe belt klanten.\n\n- op kantoor\n- met een team\n\nBel ons.",
    employer="Vonderpoort",
    place="Utrecht",
    hours_min=16,
    hours_max=20,
    url="https://www.banen.example/p1?a=1&b=2",
    source="krant",
    closes_on=date(2026, 12, 4),
)
SAID = Text("gezegd", "said")


def item(verdict: Any, ground: Any, quote: str = "", key: str = "tillen") -> ItemVerdict:
    return ItemVerdict(
        item=key,
        name=Text(key, f"{key} (en)"),
        held=Text("tot 10 kilo", "up to 10 kilos"),
        asks=Text(f"vraagt {ground}", f"asks {ground}"),
        verdict=verdict,
        ground=ground,
        quote=quote,
    )


def match(fit: Fit = Fit.SUITABLE, **said: Any) -> Match:
    reasons = (
        Reason("occupation", Text("Past bij het gezochte werk: planner", "Suits: planner"), 0.4),
        Reason("distance", Text("De afstand is niet bekend", "The distance is not known"), 0.02),
        Reason("open", Text("Nog te vragen: 1", "Still to ask: 1"), -0.02),
    )
    return Match("krant:p1", 0.4, fit, reasons, distance_km=11.6, **said)


def suggestion(**said: Any) -> Suggestion:
    return Suggestion(Snapshot(VACANCY, NOW, ""), match(), answered_at=NOW, **said)


def drawn(name: str, **context: Any) -> str:
    return " ".join(render_to_string(f"shell/{name}.html", context).split())


@pytest.mark.parametrize(
    ("found", "told", "style", "word"),
    [
        (match(), True, "ok", "Past"),
        (match(Fit.ATTENTION), True, "mind", "Eerst vragen"),
        (match(Fit.UNSUITABLE), True, "no", "Past niet"),
        (match(Fit.UNSUITABLE), False, "no", "Past niet"),
        (match(), False, "untold", "Nog niet te zeggen"),
        (None, True, "gone", "Niet meer open"),
    ],
)
def test_a_verdict_is_an_icon_and_a_word_and_never_suitable_without_an_opinion(
    found: Match | None, told: bool, style: str, word: str
) -> None:
    card = card_of(VACANCY, found, "nl", told=told)
    page = drawn("vacancy_card", card=card, url="/v/")
    assert re.search(rf'<span class="verdict {style}"><svg.*?</svg>{word}</span>', page)


def test_a_card_says_where_how_long_until_when_and_what_speaks_most() -> None:
    asked = (Reason("times", SAID, 0.0),)
    card = card_of(VACANCY, match(Fit.ATTENTION, questions=asked), "nl")
    page = drawn("vacancy_card", card=card, url="/v/")
    for words in (
        '<a href="/v/">Planner</a>',
        "Vonderpoort",
        "Utrecht, ongeveer 12 km",
        "16 tot 20 uur per week",
        "reageren tot en met 4 december 2026",
        "1 vraag open",
        "Past bij het gezochte werk: planner",
    ):
        assert words in page
    timed = replace(match(), travel_minutes=25)
    assert card_of(VACANCY, timed, "nl").where == "Utrecht, ongeveer 25 minuten reizen"
    home = ReadVacancy(VACANCY, remote=True)
    assert card_of(VACANCY, match(), "nl", read=home).where == "vanuit huis"


def test_what_forbids_a_vacancy_goes_before_what_speaks_for_it() -> None:
    broken = match(Fit.UNSUITABLE, conflicts=(Conflict("evening", "evening", SAID),))
    assert card_of(VACANCY, broken, "nl").reason == "gezegd"


def test_hours_that_are_not_known_are_said_to_be_unknown_only_where_the_text_was_read() -> None:
    silent = replace(VACANCY, hours_min=None, hours_max=None)
    read = card_of(silent, match(), "nl", read=ReadVacancy(silent))
    assert "uren staan er niet" in drawn("vacancy_card", card=read)
    assert "uren" not in drawn("vacancy_card", card=card_of(silent, match(), "nl"))
    in_text = card_of(silent, match(), "nl", read=ReadVacancy(silent, hours_min=24))
    assert "vanaf 24 uur per week" in drawn("vacancy_card", card=in_text)


def test_an_answer_stands_on_the_card_in_the_words_of_who_reads_it() -> None:
    said = suggestion(answer="suits-not", because="distance", words="Geen <b>bus</b>.")
    card = card_of(VACANCY, match(), "nl", said=said)
    page = drawn("vacancy_card", card=card, yours=True)
    assert "U zei:" in page
    assert "Past niet: Het is te ver weg" in page
    assert "Geen &lt;b&gt;bus&lt;/b&gt;." in page
    assert "De medewerker zei:" in drawn("vacancy_card", card=card)
    assert "zei:" not in drawn("vacancy_card", card=card_of(VACANCY, match(), "nl"))


def test_facts_that_were_read_show_the_words_and_unknown_is_said() -> None:
    read = ReadVacancy(
        VACANCY,
        hours_min=16,
        hours_max=20,
        shifts=(Shift.DAY, Shift.EVENING),
        education=3,
        licence=(),
        contract="onbepaalde tijd",
        read_in_text={"education": "Je hebt <mbo>", "shifts": "ook 's avonds"},
    )
    page = drawn("vacancy_facts", facts=facts_of(read, "nl"))
    for words in (
        "overdag, in de avond",
        "mbo 2 of mbo 3",
        "<q>Je hebt &lt;mbo&gt;</q>",
        "<dt>Rijbewijs</dt> <dd> niet nodig",
        "vast contract",
        '<dt>Loon</dt> <dd> <span class="dim">staat er niet</span>',
    ):
        assert words in page
    unread = {one.label: one.text for one in facts_of(ReadVacancy(VACANCY), "nl")}
    assert unread["Rijbewijs"] == unread["Niveau"] == unread["Werktijden"] == ""


def test_of_a_vacancy_that_is_gone_only_what_the_source_said_is_shown() -> None:
    facts = {one.label: one.text for one in facts_of_kept(VACANCY, "nl")}
    assert facts["Uren"] == "16 tot 20 uur per week"
    assert "Niveau" not in facts


def test_every_limited_item_says_what_is_asked_on_what_ground_and_what_it_comes_to() -> None:
    found = match(
        Fit.UNSUITABLE,
        items=(
            item("suitable", "field", key="zitten"),
            item("suitable", "prior", key="knielen"),
            item("ask", "prior", key="staan"),
            item("ask", "none", key="lopen"),
            item("conflict", "quote", "Je tilt <zakken> van 25 kilo"),
        ),
        conflicts=(Conflict("tillen", "", SAID, medical=True), Conflict("night", "", SAID)),
        questions=(
            Reason("staan", Text("Staan: vaak", "Standing: often"), 0.0),
            Reason("lopen", Text("Lopen: niets", "Walking: nothing"), 0.0),
            Reason("times", Text("Welke tijden?", "Which times?"), 0.0),
        ),
    )
    shown = verdict_shown(found, "nl")
    assert [one.name for one in shown.items] == ["tillen", "staan", "lopen", "zitten", "knielen"]
    assert (shown.conflicts, shown.unsaid) == (("gezegd",), ("lopen",))
    assert shown.questions == ("Staan: vaak", "Welke tijden?")
    page = drawn("vacancy_verdict", verdict=shown, yours=True)
    for words in (
        "<q>Je tilt &lt;zakken&gt; van 25 kilo</q>",
        "Dit gaat over de grens.",
        "De vacature zelf zegt het niet.",
        "2 grenzen passen",
        "1 naar schatting",
        "De vacature zegt hier niets over.",
        "De werkgever vulde dit zelf in.",
        "Hierover zegt de vacature niets: lopen.",
        "Uw grens",
        "tot 10 kilo",
    ):
        assert words in page
    chips = re.findall(r'<span class="chip[^>]*>(.*?)</span>', page)
    assert len(chips) == 5
    assert all("<svg" in chip and re.sub(r"<.*>", "", chip).strip() for chip in chips)


def test_reasons_weigh_in_words_and_never_in_numbers() -> None:
    shown = verdict_shown(replace(match(), found_by=("occupation", "title")), "nl")
    assert [(one.weighs, one.bar) for one in shown.reasons] == [
        ("telt zwaar", 100),
        ("telt een beetje mee", 5),
        ("gaat eraf", 5),
    ]
    page = drawn("vacancy_verdict", verdict=shown)
    assert "Gevonden door: het beroep, de titel." in page
    assert "0.4" not in page


def test_the_text_of_a_source_is_plain_and_its_paragraphs_and_lists_are_kept() -> None:
    foreign = replace(VACANCY, text=f"{VACANCY.text}\n<script>alert(1)</script>")
    page = drawn("vacancy_text", text=text_shown(foreign))
    assert "<p>Je plant ritten.<br>Je belt klanten.</p>" in page
    assert "<ul><li>op kantoor</li><li>met een team</li></ul>" in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<details open>" in page
    assert "<details>" in drawn("vacancy_text", text=text_shown(replace(VACANCY, text="x " * 500)))


def test_the_link_to_the_source_says_where_it_leads_and_gives_nothing_away() -> None:
    page = drawn("vacancy_text", text=text_shown(VACANCY))
    assert 'rel="noopener noreferrer external"' in page
    assert 'href="https://www.banen.example/p1?a=1&amp;b=2"' in page
    assert "Open de vacature op banen.example" in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//banen.example/x", "https://[x", "", "x"]
)
def test_what_is_no_address_of_the_web_is_no_link(url: str) -> None:
    assert "href" not in drawn("vacancy_text", text=text_shown(replace(VACANCY, url=url)))


def test_a_limit_of_a_doctor_is_asked_and_never_offered_as_a_change() -> None:
    found = (
        Relaxation("tillen", None, 3, SAID, medical=True),
        Relaxation("distance", 10.0, 2, SAID),
        Relaxation("education", None, 1, SAID),
    )
    shown = relaxations_shown(found, "nl")
    assert [(one.medical, one.setting) for one in shown] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    page = drawn("vacancy_relaxations", relaxations=shown, settings_url="/mijn/")
    assert page.count("Die verandert alleen de arts.") == 1
    assert page.count('href="/mijn/"') == 1


def test_the_same_in_english() -> None:
    said = suggestion(answer="suits-not", because="demands", words="")
    with translation.override("en"):
        card = card_of(VACANCY, match(Fit.ATTENTION), "en", said=said)
        page = drawn("vacancy_card", card=card, yours=True)
    for words in ("Ask first", "about 12 km", "apply until 4 December 2026", "asks too much of me"):
        assert words in page


def test_the_moment_of_an_answer_is_no_part_of_the_card() -> None:
    early = suggestion(answer="suits")
    late = replace(early, answered_at=datetime(2027, 1, 1, tzinfo=NOW.tzinfo))
    assert card_of(VACANCY, match(), "nl", said=early) == card_of(VACANCY, match(), "nl", said=late)
