"""The profile on a phone: one question a page, kept while typing, read over and as it was fixed."""

import re
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from tests.apps.documents.profiles import with_every_profile
from tests.apps.plans.profiles import fix, keep, shown
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import Answer
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Trajectory
from wissel.core.intake import intake_form
from wissel.core.profiled import Block, ProfileLine
from wissel.infra.doors import Actor, door

HOME = "/mijn/profiel/"
PIECE = "/mijn/profiel/vaardigheden/"
TYPING = {"HX-Request": "true"}


@pytest.fixture
def browser(cast: Cast) -> Client:
    return client_of(cast.employee)


def mark_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(revision|mark)" value="([^"]*)"', page))


def opened(browser: Client, address: str = PIECE) -> dict[str, str]:
    """Return what a page sends back unseen: the revision and the mark."""
    return mark_of(browser.get(address).content.decode())


def row(number: int, text: str, detail: str = "", **more: str) -> dict[str, str]:
    fields = {"text": text, "detail": detail, "source": ""} | more
    return {f"{name}_{number}": value for name, value in fields.items()}


def lines(cast: Cast, key: str = "vaardigheden") -> list[tuple[str, str, str, str]]:
    block = shown(cast).said.block(key)
    return [(one.text, one.detail, one.by, one.source) for one in block.lines]


@door
def close(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    held = Trajectory.objects.get(pk=trajectory)
    held.closed_on = NOW.date()
    held.save(update_fields=["closed_on"])


def closed(cast: Cast) -> None:
    command = Actor(bureau=cast.coach.bureau, name="tests", role="system", kind="command")
    close(actor=command, now=NOW, trajectory=cast.trajectory)


def told_for_intake(cast: Cast, key: str, text: str) -> None:
    """Answer one question of the intake form."""
    piece = next(p for p in intake_form().pieces if any(q.key == key for q in p.questions))
    answers = {q.key: Answer(text if q.key == key else "", False) for q in piece.questions}
    guidance.keep_piece(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, piece=piece.key, revision=0,
        answers=answers,
    )  # fmt: skip


def test_the_overview_leads_to_the_first_piece_that_is_empty(cast: Cast, browser: Client) -> None:
    page = browser.get(HOME).content.decode()
    assert "Begin met een kort deel" in page
    assert 'btn-lg" href="/mijn/profiel/interesses/"' in page
    keep(cast, "interesses", "techniek", actor=cast.employee)
    keep(cast, "drijfveren", "vrij zijn")
    page = browser.get(HOME).content.decode()
    assert "1 regel, 1 van uw coach" in page
    assert 'btn-lg" href="/mijn/profiel/energie/"' in page
    assert page.count("klaar</span>") == 2


def test_rows_are_kept_and_lead_to_the_next_piece_to_more_rows_or_away(
    cast: Cast, browser: Client
) -> None:
    sent = opened(browser) | row(0, "plannen", "ritten van twaalf chauffeurs") | row(1, "", "")
    assert browser.post(PIECE, sent).headers["Location"] == "/mijn/profiel/netwerk/"
    assert lines(cast) == [("plannen", "ritten van twaalf chauffeurs", "employee", "")]
    page = browser.get(PIECE).content.decode()
    assert page.count('aria-label="Regel') == 4  # the line, and three empty ones
    sent = mark_of(page) | row(0, "plannen", "ritten van twaalf chauffeurs") | row(2, "bellen")
    sent |= row(1, "")
    assert browser.post(PIECE, sent | {"more": "1"}).headers["Location"] == PIECE
    assert [one[0] for one in lines(cast)] == ["plannen", "bellen"]
    sent = opened(browser) | row(0, "bellen")
    assert browser.post(PIECE, sent | {"stop": "1"}).headers["Location"] == HOME
    assert [one[0] for one in lines(cast)] == ["bellen"]


def test_what_is_typed_is_kept_on_the_way_and_the_form_sent_after_it_is_no_other(
    cast: Cast, browser: Client
) -> None:
    first = opened(browser)
    page = browser.post(PIECE, first | row(0, "plan"), headers=TYPING).content.decode()
    assert 'name="revision" value="1"' in page
    assert 'data-saved="profile-vaardigheden"' in page
    assert "<html" not in page
    assert browser.post(PIECE, first | row(0, "plannen")).status_code == 302
    assert [one[0] for one in lines(cast)] == ["plannen"]


def test_a_line_of_the_coach_is_named_as_such_and_may_be_changed(
    cast: Cast, browser: Client
) -> None:
    keep(cast, "vaardigheden", block=Block("vaardigheden", (
        ProfileLine("plannen", source="gesprek"), ProfileLine("bellen", source="cv"),
    )))  # fmt: skip
    page = browser.get(PIECE).content.decode()
    assert page.count("van uw coach; u mag het wijzigen") == 2
    sent = mark_of(page) | row(0, "plannen", source="gesprek") | row(1, "bellen en mailen")
    browser.post(PIECE, sent | {"source_1": "cv"})
    assert lines(cast) == [
        ("plannen", "", "coach", "gesprek"), ("bellen en mailen", "", "employee", "cv"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        (row(0, "plannen") | row(1, "mijn depressie"), "text_1", "gaat over gezondheid"),
        (row(0, "plannen", "door mijn burn-out"), "detail_0", "gaat over gezondheid"),
        (row(0, "x" * 201), "text_0", "201"),
        (row(0, "", "een voorbeeld"), "text_0", "waar dit over gaat"),
        (row(0, "plannen") | {"nothing_because": "geen zin"}, "nothing_because", "staat al iets"),
        ({"nothing_because": "x" * 601}, "nothing_because", "601"),
    ],
)
def test_what_cannot_be_kept_is_named_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, browser: Client, sent: dict[str, str], field: str, words: str
) -> None:
    typed = opened(browser) | row(0, "") | sent
    answer = browser.post(PIECE, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    for value in sent.values():
        assert value in page
    error = page.partition(f'id="id_{field}-error"')[2].partition("</div>")[0]
    assert words in error
    typing = browser.post(PIECE, typed, headers=TYPING).content.decode()
    told = typing.partition(f'id="id_{field}-said" hx-swap-oob="true"')[2]
    assert words in told.partition('hx-swap-oob="true"')[0]
    assert "Nog niet bewaard" in typing
    assert lines(cast) == []


def test_more_lines_than_fit_are_refused_and_stay(cast: Cast, browser: Client) -> None:
    sent = opened(browser)
    for number in range(26):
        sent |= row(number, f"regel {number}")
    answer = browser.post(PIECE, sent)
    assert answer.status_code == 422
    assert "hoogstens 25" in answer.content.decode()
    assert "regel 25" in answer.content.decode()
    huge = {f"text_{number}": "x" for number in range(500)}
    assert browser.post(PIECE, huge).status_code == 422


def test_what_the_coach_saved_meanwhile_is_shown_and_not_overwritten_unseen(
    cast: Cast, browser: Client
) -> None:
    first = opened(browser)
    keep(cast, "vaardigheden", "bellen")
    typing = browser.post(PIECE, first | row(0, "plannen"), headers=TYPING).content.decode()
    assert "ook ergens anders bewaard" in typing
    again = browser.post(PIECE, first | mark_of(typing) | row(0, "plannen x"), headers=TYPING)
    assert "Nog niet bewaard" in again.content.decode()  # going on typing overwrites nothing
    answer = browser.post(PIECE, first | row(0, "plannen"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Zo staat het nu" in page
    assert "bellen" in page
    assert 'value="plannen"' in page
    assert "hx-post" not in page
    assert [one[0] for one in lines(cast)] == ["bellen"]
    browser.post(PIECE, mark_of(page) | row(0, "plannen") | row(1, "bellen"))
    assert [one[0] for one in lines(cast)] == ["plannen", "bellen"]


def test_the_same_form_sent_twice_is_kept_once(cast: Cast, browser: Client) -> None:
    sent = opened(browser) | row(0, "plannen")
    assert [browser.post(PIECE, sent).status_code for _ in range(2)] == [302, 302]
    assert shown(cast).revisions["vaardigheden"] == 1
    other = opened(client_of(cast.employee)) | row(0, "plannen")  # another device says the same
    assert browser.post(PIECE, other | {"revision": "0", "mark": ""}).status_code == 302


def test_nothing_to_say_is_said_with_a_reason_and_goes_when_there_is_a_line(
    cast: Cast, browser: Client
) -> None:
    browser.post(PIECE, opened(browser) | {"nothing_because": "dat bespreek ik liever"})
    assert shown(cast).said.block("vaardigheden").nothing_because == "dat bespreek ik liever"
    assert "niets over te zeggen" in browser.get(HOME).content.decode()
    held = {"nothing_because": "dat bespreek ik liever"}
    assert browser.post(PIECE, opened(browser) | held | row(0, "bellen")).status_code == 302
    assert shown(cast).said.block("vaardigheden").nothing_because == ""


def test_a_choice_and_a_number_are_kept_and_a_wrong_number_stays_as_it_was_typed(
    cast: Cast, browser: Client
) -> None:
    level, travel = "/mijn/profiel/niveau/", "/mijn/profiel/reistijd/"
    assert browser.post(level, opened(browser, level) | {"value": "mbo-3"}).status_code == 302
    assert browser.post(level, opened(browser, level) | {"value": "x"}).status_code == 422
    answer = browser.post(travel, opened(browser, travel) | {"value": "drie kwartier"})
    assert answer.status_code == 422
    assert "drie kwartier" in answer.content.decode()
    assert "van 5 tot 180" in answer.content.decode()
    browser.post(travel, opened(browser, travel) | {"value": "45"})
    page = browser.get(HOME).content.decode()
    assert "45 minuten" in page
    assert "mbo 3" in page
    assert browser.post(level, opened(browser, level) | {"value": ""}).status_code == 302
    assert not shown(cast).said.block("niveau").is_said


def test_a_wish_says_how_much_it_weighs_and_a_narrow_one_is_asked_for_its_reason(
    cast: Cast, browser: Client
) -> None:
    wishes = "/mijn/profiel/wensen/"
    browser.post(wishes, opened(browser, wishes) | row(0, "nachtdienst", mark="niet"))
    assert shown(cast).said.block("wensen").lines[0].mark == "niet"
    assert "Schrijf erbij waarom" in browser.get(wishes).content.decode()
    sent = opened(browser, wishes) | row(0, "nachtdienst", mark="ooit")
    assert browser.post(wishes, sent).status_code == 422


def test_an_answer_of_the_intake_is_taken_over_with_its_source(cast: Cast, browser: Client) -> None:
    told_for_intake(cast, "trots", "plannen\nnieuwe mensen inwerken")
    page = browser.get(PIECE).content.decode()
    assert "Wat u bij de intake schreef" in page
    sent = mark_of(page) | row(0, "bellen") | row(1, "") | {"take": "trots"}
    assert browser.post(PIECE, sent).headers["Location"] == PIECE
    assert lines(cast) == [
        ("bellen", "", "employee", ""), ("plannen", "", "employee", "intake"),
        ("nieuwe mensen inwerken", "", "employee", "intake"),
    ]  # fmt: skip
    page = browser.get(PIECE).content.decode()
    assert "staat hieronder" in page
    assert 'name="take"' not in page
    keep(cast, "vaardigheden", actor=cast.employee)
    sent = opened(browser) | {"take": "x"} | row(0, "bellen")
    assert browser.post(PIECE, sent).status_code == 302  # no such answer: nothing is added
    assert [one[0] for one in lines(cast)] == ["bellen"]


def test_a_health_word_of_the_intake_stays_in_its_row_until_it_is_taken_out(
    cast: Cast, browser: Client
) -> None:
    told_for_intake(cast, "trots", "dat ik mijn depressie de baas ben")
    answer = browser.post(PIECE, opened(browser) | row(0, "bellen") | {"take": "trots"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "‘depressie’ gaat over gezondheid" in page
    assert 'value="bellen"' in page
    assert lines(cast) == []


def test_it_is_read_over_with_what_changed_and_older_versions_stay_readable(
    cast: Cast, browser: Client
) -> None:
    keep(cast, "interesses", "techniek", "koken", actor=cast.employee)
    fix(cast)
    keep(cast, "interesses", "techniek", "zingen", actor=cast.employee)
    page = browser.get("/mijn/profiel/lezen/").content.decode()
    assert "Anders dan versie 1" in page
    assert re.search(r"erbij:</span> zingen", page)
    assert re.search(r"weg:</span> koken", page)
    fix(cast, reason="Na het tweede gesprek.")
    page = browser.get("/mijn/profiel/lezen/").content.decode()
    assert "Na het tweede gesprek." in page
    assert "Anders dan versie" not in page
    first = browser.get("/mijn/profiel/versie/1/").content.decode()
    assert "koken" in first
    assert "zingen" not in first
    assert "Anders dan de versie ervoor" in browser.get("/mijn/profiel/versie/2/").content.decode()
    assert browser.get("/mijn/profiel/versie/3/").status_code == 404


@pytest.mark.slow
def test_what_was_fixed_is_kept_as_pdf_and_nothing_else_is(cast: Cast, browser: Client) -> None:
    with_every_profile(cast)
    link = "/mijn/profiel/persoon/versie/2/pdf/"
    assert link in browser.get("/mijn/profiel/versie/2/").content.decode()
    assert (
        "/mijn/profiel/zoeken/versie/1/pdf/"
        in browser.get("/mijn/zoekrichtingen/").content.decode()
    )
    for word in ("persoon/versie/2", "zoeken/versie/1", "inzetbaarheid/versie/1"):
        file = browser.get(f"/mijn/profiel/{word}/pdf/")
        assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
        assert "Dijkstra" not in file["Content-Disposition"]
    for wrong in ("persoon/versie/9", "dagboek/versie/1"):
        assert browser.get(f"/mijn/profiel/{wrong}/pdf/").status_code == 404


def test_it_says_who_reads_it_as_consent_stands(cast: Cast, browser: Client) -> None:
    page = browser.get(HOME).content.decode()
    assert "Hij ziet alleen dat het profiel er is." in page
    assert "/mijn/toestemming/" in page
    version = trajectories.consents(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory
    ).statement.version
    trajectories.give_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, choice="profile-employer",
        version=version,
    )  # fmt: skip
    assert "omdat u daar ja op zei" in browser.get(HOME).content.decode()


def test_the_profile_is_the_step_while_it_is_empty_and_nothing_else_is(
    cast: Cast, browser: Client
) -> None:
    page = browser.get("/mijn/").content.decode()
    assert "Begin met uw profiel" in page
    assert page.count('class="step"') == 1
    keep(cast, "interesses", "techniek", actor=cast.employee)
    page = browser.get("/mijn/").content.decode()
    assert "Begin met uw profiel" not in page
    assert 'href="/mijn/profiel/"' in page


def test_a_duty_that_is_near_comes_before_the_profile(
    cast: Cast, browser: Client, draft: UUID
) -> None:
    page = browser.get("/mijn/").content.decode()
    assert "Lees het rapport" in page
    assert "Begin met uw profiel" not in page


def test_after_the_end_it_is_read_and_not_changed(cast: Cast, browser: Client) -> None:
    keep(cast, "vaardigheden", "plannen", actor=cast.employee)
    closed(cast)
    assert "niet meer wijzigen" in browser.get(HOME).content.decode()
    page = browser.get(PIECE).content.decode()
    assert 'value="plannen"' in page
    assert "hx-post" not in page
    assert "Bewaar" not in page.partition("<main")[2].replace("Bewaard", "")
    answer = browser.post(PIECE, mark_of(page) | row(0, "bellen"))
    assert answer.status_code == 422
    assert "Dit traject is klaar" in answer.content.decode()
    assert [one[0] for one in lines(cast)] == ["plannen"]
    assert "Begin met uw profiel" not in browser.get("/mijn/").content.decode()


def test_a_piece_that_is_not_the_employees_is_not_there(cast: Cast, browser: Client) -> None:
    for key in ("taken", "waarden", "bestaat-niet"):
        assert browser.get(f"/mijn/profiel/{key}/").status_code == 404
        assert browser.post(f"/mijn/profiel/{key}/", row(0, "x")).status_code == 404


@pytest.mark.parametrize("who", ["coach", "employer", "manager", "labour_expert", "stranger"])
def test_nobody_else_opens_these_pages(cast: Cast, who: str) -> None:
    other = client_of(getattr(cast, who))
    for address in (HOME, PIECE, "/mijn/profiel/lezen/", "/mijn/profiel/versie/1/"):
        assert other.get(address).status_code == 404


def test_the_profile_of_another_case_is_not_there(cast: Cast, browser: Client) -> None:
    for address in (HOME, PIECE, "/mijn/profiel/lezen/"):
        assert browser.get(address, {"traject": str(cast.other_trajectory)}).status_code == 404
    stranger = client_of(cast.stranger_employee)
    keep(cast, "interesses", "techniek", actor=cast.employee)
    assert "techniek" not in stranger.get("/mijn/profiel/lezen/").content.decode()


def test_the_pages_speak_english_too(cast: Cast) -> None:
    english = client_of(cast.employee, language="en")
    assert "What do you do well?" in english.get(PIECE).content.decode()
    assert "Your profile" in english.get(HOME).content.decode()
