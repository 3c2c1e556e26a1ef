"""How well titles are linked, on sets small enough to count by hand."""

from pathlib import Path

import pytest

from wissel.cli._match_titles import TitleQuery, read_melo, read_titles, score_titles
from wissel.core.occupations import Occupation, OccupationSet, own_occupations
from wissel.core.sources import Text


def occupation(key: str, *names: str) -> Occupation:
    return Occupation(key, Text(names[0], names[0]), names[1:])


COOK, WAITER = occupation("a", "kok"), occupation("b", "ober", "kelner")
SET: OccupationSet = {"a": COOK, "b": WAITER}


def test_what_is_right_at_once_counts_in_full() -> None:
    figures = score_titles([TitleQuery("Kok", frozenset({"a"}))], SET)
    assert (figures.ndcg_10, figures.hit_1, figures.hit_10, figures.mrr) == (1, 1, 1, 1)
    assert (figures.titles, figures.unlinked) == (1, 0)
    assert figures.per_second > 0


def test_what_is_right_in_second_place_counts_for_less() -> None:
    figures = score_titles([TitleQuery("Kok", frozenset({"b"}))], SET)
    assert figures.ndcg_10 == pytest.approx(0.6309, abs=0.0001)
    assert (figures.hit_1, figures.hit_10, figures.mrr) == (0, 1, 0.5)


def test_a_title_that_nothing_is_near_to_counts_as_unlinked() -> None:
    queries = [TitleQuery("Astronoom", frozenset({"a"})), TitleQuery("Kelner", frozenset({"b"}))]
    assert score_titles(queries, SET).unlinked == 0.5


def test_no_titles_give_figures_and_no_fault() -> None:
    assert score_titles([], SET).titles == 0


def test_titles_of_a_folder_are_read_by_line(tmp_path: Path) -> None:
    lines = (
        '{"title": "Kok", "occupations": ["own:kok"]}\n\n{"title": "Bakker", "occupations": []}\n'
    )
    (tmp_path / "titles.jsonl").write_text(lines, encoding="utf-8")
    kok, bakker = read_titles(tmp_path)
    assert kok == TitleQuery("Kok", frozenset({"own:kok"}))
    assert bakker.occupations == frozenset()
    assert score_titles([kok], own_occupations()).hit_1 == 1


def test_a_set_in_the_shape_of_melo_is_read_and_scored(tmp_path: Path) -> None:
    tables = {
        "queries": "Q1\tKeukenkok\nQ2\tKelner\nQ3\tNergens bij",
        "corpus_elements": 'C1\tkok\nC2\tchef "de" keuken\nC3\tober\nC4\tkelner',
        "concept_mapping": "C1\tcook\nC2\tcook\nC3\twaiter\nC4\twaiter",
        "annotations": "Q1\t0\tC1\t1\nQ1\t0\tC2\t1\nQ2\t0\tC3\t1",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.tsv").write_text(text + "\n", encoding="utf-8")
    queries, occupations, lexicon = read_melo(tmp_path)
    assert [query.occupations for query in queries] == [{"cook"}, {"waiter"}]
    assert occupations["cook"].names == ('chef "de" keuken',)
    assert lexicon.parts("oberkelner") == ("ober", "kelner")
    assert score_titles(queries, occupations, lexicon).hit_1 == 1
