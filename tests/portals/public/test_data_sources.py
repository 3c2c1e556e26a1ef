"""Which public data are used stands on a page for everybody, with what the licences ask to say."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.connections.reference import downloads as made
from tests.portals.public.pages import assert_sound
from wissel.connections.reference import load

PAGE = "/over/gegevens/"
LATE = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)  # the 28th in Amsterdam


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.REFERENCE_DIR = tmp_path / "reference"
    return tmp_path / "reference"


@pytest.mark.parametrize(
    ("language", "sentence", "day"),
    [
        ("nl", "Deze dienst maakt gebruik van de ESCO-classificatie", "28 november 2026"),
        ("en", "This service uses the ESCO classification", "28 November 2026"),
    ],
)
def test_every_loaded_source_shows_its_sentence_and_licence_in_both_languages(
    db: None, folder: Path, tmp_path: Path, language: str, sentence: str, day: str
) -> None:
    load([made.download(tmp_path / "downloads")], folder, now=LATE)
    page = Client(headers={"accept-language": language}).get(PAGE)
    assert_sound(page, language)
    text = page.content.decode()
    assert sentence in text
    assert day in text
    assert "USDOL/ETA has not approved, endorsed, or tested these modifications." in text
    assert "© GeoNames" in text
    assert "U.S. Bureau of Labor Statistics" in text
    assert "29.1, 2023-08" in text
    assert text.count("CC BY 4.0") >= 3
    assert str(tmp_path) not in text


def test_a_sentence_that_is_given_in_english_says_so_to_a_screen_reader(
    db: None, folder: Path, tmp_path: Path, client: Client
) -> None:
    load([made.download(tmp_path / "downloads")], folder, now=LATE)
    text = client.get(PAGE).content.decode()
    assert text.count('<p class="mb-2" lang="en">') == 1


def test_where_nothing_is_loaded_the_page_says_that_and_names_no_source(
    db: None, folder: Path, client: Client
) -> None:
    page = client.get(PAGE)
    assert_sound(page, "nl")
    text = page.content.decode()
    assert "eigen kleine set" in text
    assert "O*NET" not in text


def test_data_that_are_broken_are_told_without_the_place_they_lie_in(
    db: None, folder: Path, client: Client
) -> None:
    folder.mkdir()
    (folder / "manifest.json").write_text("{")
    text = client.get(PAGE).content.decode()
    assert "niet te lezen" in text
    assert str(folder) not in text


def test_the_foot_of_every_page_leads_to_it(db: None, client: Client) -> None:
    assert f'href="{PAGE}"' in client.get("/uitleg/").content.decode()
