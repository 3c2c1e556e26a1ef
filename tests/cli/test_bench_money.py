"""The benchmark of money: what it measures is what its page says, and a set is a whole sheet."""

import pytest

from wissel.cli import _bench_money
from wissel.core.money import scenarios


def test_a_set_is_every_situation_over_five_years() -> None:
    sheets = [scenarios(_bench_money._set(number)).sheets[0] for number in range(0, 200, 23)]
    for sheet in sheets:
        assert len(sheet.situations) == 11
        assert len(sheet.situations[0].rows) == 60


def test_the_cases_differ() -> None:
    assert len({repr(_bench_money._wia(number)) for number in range(200)}) == 200
    assert len({repr(_bench_money._ww(number)) for number in range(200)}) == 200


def test_the_report_names_each_figure_and_its_target(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_CASES", 4), ("_ROUNDS", 1), ("_SETS", 2), ("_SINGLES", 4)):
        monkeypatch.setattr(_bench_money, name, value)
    text = _bench_money.report()
    for words in ("five-year scenario sets", "single WIA", "single WW", "floor", "4,000", "200"):
        assert words in text
