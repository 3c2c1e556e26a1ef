"""``wissel reference``: loads downloads and shows what is loaded, with licences."""

import json
from pathlib import Path

import pytest

from tests.connections.reference import downloads as made
from wissel.cli import main
from wissel.connections.wire import read
from wissel.core.reference import Manifest


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("WISSEL_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def downloads(tmp_path: Path) -> str:
    return str(made.download(tmp_path / "downloads"))


def test_show_says_that_nothing_is_loaded_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["reference", "show"]) == 0
    assert "wissel reference load" in capsys.readouterr().out
    assert main(["reference", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) is None


def test_load_keeps_the_data_in_the_data_folder_and_show_tells_them(
    downloads: str, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reference", "load", downloads]) == 0
    loaded = capsys.readouterr()
    assert "3 beroepen, 2 met een schatting" in loaded.out
    assert "skillGroups_nl.csv: niet gebruikt" in loaded.err
    assert (data_folder / "reference" / "manifest.json").is_file()
    assert main(["reference", "show", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "3 occupations, 2 with an estimate" in shown
    assert "This service uses the ESCO classification of the European Commission." in shown
    assert "Postal code data © GeoNames" in shown
    assert "O*NET Work Context (29.1, 2023-08)" in shown


def test_json_is_the_manifest_whole(downloads: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "load", downloads, "--json"]) == 0
    told = capsys.readouterr().out
    assert main(["reference", "show", "--json"]) == 0
    assert capsys.readouterr().out == told
    assert read(Manifest, told.encode()).occupations == 3


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "regel 1, kolom latitude"), ("en", "line 1, column latitude")]
)
def test_a_wrong_file_is_told_with_its_place_and_no_traceback(
    tmp_path: Path, language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "NL.txt"
    wrong.write_text(made.postcodes(made.place("3511", "Utrecht", "noord", "5.1")))
    assert main(["reference", "load", str(wrong), "--lang", language]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert "Traceback" not in told.err


def test_broken_data_are_told_with_the_command_that_mends_them(
    downloads: str, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["reference", "load", downloads])
    next(data_folder.rglob("occupations.json.gz")).write_bytes(b"")
    capsys.readouterr()
    assert main(["reference", "show"]) == 1
    assert "wissel reference load" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(
    downloads: str, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_folder.mkdir()
    (data_folder / "reference").write_text("a file in the way")
    assert main(["reference", "load", downloads]) == 1
    assert "reference" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["load"], ["show", "--lang", "fr"], ["drop"]])
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    assert main(["reference", *arguments]) == 2
