"""A document that is gone from storage, for who types commands: named, and no file is left."""

import json
from pathlib import Path

import pytest

from tests.apps.documents.lost import SORTS, harmed, key_of, with_each_sort
from tests.cast import NOW, Cast
from wissel.cli import _check, _django, main

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def full(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """A file with a report, a signed scan and a paper that came in; commands run at its moment."""
    monkeypatch.setattr(_django, "setup", lambda: None)
    monkeypatch.setattr(_django, "clock", lambda: NOW)
    return with_each_sort(cast)


@pytest.mark.parametrize(
    ("sort", "command"),
    [
        ("report", ["bundle", "{}", "--out", "uit.pdf"]),
        ("paper", ["bundle", "{}", "--out", "uit.pdf", "--lang", "en"]),
        ("received", ["bundle", "{}", "--out", "uit.pdf", "--reading-copy"]),
        ("received", ["export", "{}", "--out", "uit.zip"]),
        ("report", ["report", "{}", "maandrapport", "--out", "uit.pdf"]),
    ],
)
def test_the_command_names_it_and_writes_nothing(
    full: Cast,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sort: str,
    command: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = [each.format(full.number) for each in command]
    with harmed(key_of(full, sort)):
        assert main(typed) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["code"], error["path"]) == ("damaged", "REF")
    assert f"{full.number}_{SORTS[sort]}" in error["message"]
    assert list(tmp_path.iterdir()) == []
    assert main(typed) == 0
    assert len(list(tmp_path.iterdir())) == 1


def test_the_check_finds_it_before_somebody_needs_it_and_says_where_it_was(full: Cast) -> None:
    def lost() -> list[tuple[str, str, str]]:
        found = _check.report(NOW)["findings"]
        return [
            (each["case"], each["document"], each["stored_as"])
            for each in found
            if each["kind"] == "lost-document"
        ]

    assert lost() == []
    for sort, document in (
        ("report", f"{full.number}_{SORTS['report']}"),
        ("paper", "aanmeldingsformulier"),
        ("received", "fml"),
    ):
        key = key_of(full, sort)
        with harmed(key):
            assert lost() == [(full.number, document, key)]
