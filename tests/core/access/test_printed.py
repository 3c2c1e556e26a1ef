"""The printed table, kept beside the tests: a change of a right shows as a change of that page."""

import argparse
import json
from pathlib import Path

import pytest

from wissel.cli import _access
from wissel.core.access import matrix

KEPT = Path(__file__).with_name("table.txt")


def command(*words):
    parser = argparse.ArgumentParser()
    _access.add_arguments(parser)
    return _access.run(parser.parse_args(words))


def test_the_printed_table_is_the_one_that_was_agreed():
    # A right changes on purpose: wissel access > tests/core/access/table.txt, and read the diff.
    assert matrix().text("nl") == KEPT.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_fits_120_columns_and_every_cell_has_its_place(language):
    lines = matrix().text(language).splitlines()
    assert max(map(len, lines)) <= 120
    assert not [line for line in lines if line != line.rstrip()]
    rows = [line for line in lines if line.startswith("| ")]
    assert {line.count("|") for line in rows} == {7, 8}
    assert len(rows) == 2 * (26 + 1)


def test_every_footnote_in_a_cell_is_explained_once():
    text = matrix().text("en")
    notes = [line.split("]")[0] + "]" for line in text.splitlines() if line.startswith("[")]
    assert len(notes) == len(set(notes))
    cells = "".join(line for line in text.splitlines() if line.startswith("|"))
    assert all(note in cells for note in notes)
    assert cells.count("[") >= len(notes)


def test_the_command_prints_dutch_and_english(capsys):
    assert command() == 0
    assert capsys.readouterr().out.startswith("# Toegangstabel 2026-11\n")
    assert command("--lang", "en") == 0
    assert capsys.readouterr().out.startswith("# Access table 2026-11\n")


def test_the_command_gives_every_grant_as_json(capsys):
    assert command("--json") == 0
    table = json.loads(capsys.readouterr().out)
    assert table["version"] == "2026-11"
    assert table["categories"]["capacity"]["cells"]["host-employer"] == [
        {
            "may": ["read"],
            "if": ["consent"],
            "only": ["work-relevant-only"],
            "relations": ["party"],
        }
    ]
