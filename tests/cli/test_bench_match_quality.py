"""``wissel bench match-quality FOLDER``: counts a set as its README says, and shows no sentence."""

import json

import pytest

from wissel.cli import main
from wissel.cli._match_quality import score_demands


def _demand(item, quote, **more):
    said = {"level": None, "value": None, "unit": None, "negated": False, "also": []}
    return {"item": item, "quote": quote, **said, **more}


ROWS = [
    ("Je tilt tot 15 kilo.", [_demand("tillen", "tilt tot 15 kilo", value=15, unit="kilo")], []),
    ("Je tilt tot 20 kilo.", [_demand("tillen", "tilt tot 20 kilo", value=25, unit="kilo")], []),
    ("Je bukt veel.", [_demand("buigen", "bukt veel", also=["frequent-buigen"])], []),
    ("Je hoeft niet te tillen.", [_demand("tillen", "niet te tillen", negated=True)], []),
    ("Je werkt graag met verve.", [_demand("geluid", "verve")], []),
    ("Je klimt op ladders.", [], ["klimmen"]),
    ("Je sjouwt met dozen.", [], []),
    (
        "Je werkt onder tijdsdruk.",
        [_demand("voorwaarden-persoonlijk-functioneren", "tijdsdruk", level="voorspelbaar")],
        [],
    ),
]


@pytest.fixture
def folder(tmp_path):
    lines = [
        json.dumps({"id": f"t{n}", "text": text, "demands": demands, "open": open_, "traps": []})
        for n, (text, demands, open_) in enumerate(ROWS)
    ]
    for name in ("demands.jsonl", "demands-9.jsonl"):
        tmp_path.joinpath(name).write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_hits_values_levels_denials_and_traps_are_counted_apart(folder):
    score = score_demands(folder / "demands.jsonl")
    assert str(score.recall) == "0.800 (4/5)"
    assert str(score.precision) == "0.800 (4/5)"
    assert str(score.told) == "0.800 (4/5)"
    assert str(score.shown) == "0.800 (4/5)"
    assert score.traps == 1
    assert str(score.values) == "0.500 (1/2)"
    assert str(score.levels) == "0.000 (0/1)"
    assert str(score.negated) == "1.000 (1/1)"
    assert (score.missed, score.wrong) == (["t4"], ["t6"])


def test_other_words_of_the_sentence_that_asks_it_count_by_the_sentence_alone(tmp_path):
    row = {
        "id": "t0",
        "text": "Onder de microscoop tel je cellen zonder op te kijken. Je tilt dozen.",
        "demands": [_demand("hoofd-in-een-stand", "zonder op te kijken")],
        "open": ["zien", "vasthouden-van-de-aandacht"],
        "traps": [],
    }
    path = tmp_path / "demands.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    score = score_demands(path)
    assert (str(score.precision), str(score.recall)) == ("0.000 (0/2)", "0.000 (0/1)")
    assert (str(score.shown), str(score.told)) == ("0.500 (1/2)", "1.000 (1/1)")


def test_the_bench_shows_items_of_the_seen_set_alone_and_never_a_sentence(folder, capsys):
    assert main(["bench", "match-quality", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.count("precision 0.800 (4/5)   recall 0.800 (4/5)") == 4
    assert said.count("    tillen ") == 1
    assert not [text for text, _, _ in ROWS if text in said]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["match-quality"], "takes a folder of sets"),
        (["clock", "."], "takes no folder"),
        (["match-quality", "/nowhere"], "holds no demands"),
    ],
)
def test_a_folder_is_asked_where_a_bench_measures_on_one_and_nowhere_else(words, why, capsys):
    assert main(["bench", *words]) == 2
    assert why in capsys.readouterr().err
