"""``wissel match``: a search and vacancies in, ranked vacancies with reasons out."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.core.matching.made import PROFILE, VACANCY
from wissel.cli import main
from wissel.connections.wire import write_text


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_DATA_DIR", str(tmp_path / "data"))


def files(tmp_path: Path, *lines: str, profile: str = "") -> list[str]:
    search, vacancies = tmp_path / "p.json", tmp_path / "v.jsonl"
    search.write_text(profile or write_text(PROFILE), encoding="utf-8")
    vacancies.write_text("\n".join(lines), encoding="utf-8")
    return ["--profile", str(search), "--vacancies", str(vacancies), "--on", "2026-11-27"]


def line(**said: Any) -> str:
    return write_text(replace(VACANCY, **said))


def answered(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_vacancies_come_out_ranked_with_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = line(id="v2", title="Heftruckchauffeur", text="Je rijdt.")
    assert main(["match", *files(tmp_path, other, line())]) == 0
    first, second = answered(capsys)
    assert (first["id"], first["fit"], second["id"]) == ("v1", "suitable", "v2")
    assert {"id", "score", "fit", "reasons", "conflicts", "distance_km", "found_by"} <= set(first)
    assert {"code", "text", "weight"} == set(first["reasons"][0])
    assert first["score"] == pytest.approx(sum(one["weight"] for one in first["reasons"]))


def test_what_clashes_with_a_limit_comes_last_and_says_with_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = write_text(replace(PROFILE, limits={"tillen": "10-kilo"}))
    heavy = line(id="a", text="Je tilt dozen tot 20 kilo.")
    assert main(["match", *files(tmp_path, heavy, line(), profile=profile)]) == 0
    first, last = answered(capsys)
    assert (first["id"], last["fit"]) == ("v1", "unsuitable")
    (conflict,) = last["conflicts"]
    assert conflict["limitation"] == "tillen"
    assert "20 kilo" in conflict["demand"]
    assert "De grens is" in conflict["text"]
    assert main(["match", *files(tmp_path, heavy, line(), profile=profile), "--allowed"]) == 0
    assert [one["id"] for one in answered(capsys)] == ["v1"]


def test_no_more_than_asked_and_in_the_language_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line(id=f"v{n}") for n in range(5)]
    assert main(["match", *files(tmp_path, *lines), "--top", "2", "--lang", "en"]) == 0
    found = answered(capsys)
    assert [one["id"] for one in found] == ["v0", "v1"]
    assert found[0]["reasons"][0]["text"].startswith("Suits the work looked for")


def test_a_bad_line_gives_its_error_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = ('{"id": "x"}', "no json", line(), '{"id": 3, "title": "t"}')
    assert main(["match", *files(tmp_path, line(), *bad)]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert [one.get("id") for one in found][:1] == ["v1"]
    places = [one["error"]["path"] for one in found if "error" in one]
    assert places == ["line 2: $.title", "line 3: $", "line 4: $.id", "line 5: $.id"]
    assert "line 3" in err


def test_lines_come_out_when_lines_are_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", *files(tmp_path, line(), line(id="v2")), "--lines"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [json.loads(one)["id"] for one in out] == ["v1", "v2"]


def test_a_search_that_is_not_acceptable_names_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", *files(tmp_path, line(), profile='{"hours_max": "veel"}')]) == 1
    assert answered(capsys)["error"]["path"] == "$.hours_max"


@pytest.mark.parametrize(
    "args",
    [
        ["--profile", "-", "--vacancies", "-"],
        ["--profile", "nowhere.json", "--vacancies", "nowhere.jsonl"],
        ["--profile", "p.json"],
    ],
)
def test_wrong_use_ends_with_two(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", *args]) == 2
    assert capsys.readouterr().out == ""


def test_no_vacancies_give_an_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", *files(tmp_path, "")]) == 0
    assert answered(capsys) == []
