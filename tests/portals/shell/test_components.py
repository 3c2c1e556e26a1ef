"""The components print the markup of the look, in both languages, with everything escaped."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from wissel.core.obligations import Obligation, State
from wissel.core.sources import Basis, Nature, Text
from wissel.portals import shell
from wissel.portals.shell import sample, saved
from wissel.portals.shell.rows import DutyRow, Turn, ground_of
from wissel.portals.shell.templatetags.shell import CHIPS, initials, state_words

TODAY = date(2026, 11, 22)
ROOT = Path(shell.__path__[0])


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


def show(source: str, **context: object) -> str:
    return Template("{% load shell shell_forms %}" + source).render(Context(context))


def components(language: str) -> str:
    with translation.override(language):
        context = {**sample.context(language), "here": "/onderdelen", "theme": "auto"}
        return str(get_template("shell/components.html").render(context))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_component_page_needs_no_inline_script_or_style(language: str) -> None:
    page = components(language)
    assert not re.findall(r"\son[a-z]+=", page)
    assert " style=" not in page
    assert "<style" not in page
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_ids_of_the_component_page_are_unique(language: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', components(language))
    assert sorted(ids) == sorted(set(ids))


def test_every_icon_that_is_used_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'id="i-([a-z]+)"', (ROOT / "static/wissel/icons.svg").read_text()))
    used = set(re.findall(r"icons\.svg#i-([a-z]+)", components("nl")))
    assert used
    assert used <= sprite
    assert {name for _, name in CHIPS.values()} <= sprite


@pytest.mark.parametrize("kind", sorted(CHIPS))
def test_a_chip_always_has_an_icon_and_a_word(kind: str) -> None:
    printed = show("{% chip kind 'woord' %}", kind=kind)
    assert "<use href=" in printed
    assert printed.endswith("woord</span>")


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words(state: State) -> None:
    kind, words = state_words(state, TODAY, TODAY)
    assert kind in CHIPS
    assert words


def test_what_is_put_in_is_escaped() -> None:
    evil = "<b>&"
    for source in (
        "{% chip 'late' evil %}",
        "{% nature 'law' evil %}",
        "{% evidence evil evil %}",
        "{% monogram evil %}",
        "{% sheet evil id='x' note=evil %}{{ evil }}{% endsheet %}",
        "{% alert 'info' %}{{ evil }}{% endalert %}",
        "{% empty evil evil '#' evil %}",
        "{% icon 'doc' evil %}",
    ):
        assert "<b>&" not in show(source, evil=evil), source


def test_the_nature_of_a_duty_is_a_word_and_a_form() -> None:
    assert show("{% nature 'law' 'ZW art. 38 lid 1' %}") == (
        '<span class="art law"><b>wet</b>ZW art. 38 lid 1</span>'
    )
    assert 'class="art agree"' in show("{% nature 'agreement' '' %}")


def test_a_basis_line_names_each_article_once() -> None:
    basis = Basis("WIA art. 64 lid 2", date(2013, 7, 1), None, "BWBR0019057")
    duty = Obligation(
        *("law:M09", "2027", Text("Brief", "Letter"), ("uwv",), Nature.LAW, None),
        basis=(basis, basis),
    )
    assert show("{% basis_line duty %}", duty=duty).count("WIA art. 64 lid 2") == 1
    assert show("{% basis_line basis %}", basis=basis) == show("{% basis_line duty %}", duty=duty)


def test_a_duty_without_articles_shows_its_notes() -> None:
    note = Text("elke 6 weken", "every 6 weeks")
    basis = Basis("", date(2013, 7, 1), None, "praktijk", Nature.PRACTICE, note)
    duty = Obligation(
        *("practice:x", "2027", Text("Praat", "Talk"), ("coach",), Nature.PRACTICE, None),
        basis=(basis,),
    )
    assert ground_of(duty, "en") == "every 6 weeks"


def test_missing_evidence_is_an_act() -> None:
    printed = show("{% evidence 'Voeg toe' '/bewijs' missing=True %}")
    assert 'class="ev missing" href="/bewijs"' in printed
    assert "#i-plus" in printed


@pytest.mark.parametrize(
    ("due", "state", "first"),
    [
        (date(2026, 11, 12), State.OVERDUE, "<b>10 dagen</b>"),
        (date(2026, 11, 21), State.OVERDUE, "<b>1 dag</b>"),
        (TODAY, State.DUE, "<b>Vandaag</b>"),
        (date(2026, 11, 27), State.DUE, "<b>vr 27 nov</b>"),
        (None, State.UPCOMING, "<b>geen dag</b>"),
    ],
)
def test_a_row_of_the_work_list_begins_with_when(
    due: date | None, state: State, first: str
) -> None:
    duty = DutyRow("Taak", state, due, Nature.PROMISE, turn=Turn("jij", "NA", mine=True))
    printed = show("{% duty_row duty today %}", duty=duty, today=TODAY)
    assert first in printed
    assert 'class="turn strong"' in printed


def test_the_current_section_is_marked_in_menu_and_dock() -> None:
    source = "{% nav_link 'vandaag' '/v' 'Vandaag' %}{% dock_link 'zoek' '/z' 'Zoek' 'find' %}"
    printed = show(source, section="vandaag")
    assert printed.startswith('<a href="/v" aria-current="page">Vandaag</a>')
    assert printed.count("aria-current") == 1


@pytest.mark.parametrize(
    ("name", "letters"), [("Wim de Boer", "WB"), ("Karin", "K"), ("", ""), ("de vries", "DV")]
)
def test_a_monogram_takes_the_first_and_the_last_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_message_of_a_save_names_the_form_that_may_be_forgotten() -> None:
    message = Message(25, "Vastgelegd.", extra_tags="saved-contact-7")
    printed = show("{% include 'shell/messages.html' %}", messages=[message])
    assert 'data-saved="contact-7"' in printed
    assert saved.saved_form("") == ""


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_an_error_page_works_without_a_request(status: int) -> None:
    page = get_template(f"{status}.html").render()
    assert "<h1" in page
    assert 'href="/"' in page


def test_the_page_of_a_request_has_a_skip_link_and_its_language() -> None:
    request = RequestFactory().get("/")
    page = get_template("shell/errors/404.html").render({}, request)
    assert '<html lang="nl"' in page
    assert '<a class="skip" href="#inhoud">' in page
    assert 'id="inhoud"' in page
