"""The data of the ladder: complete, sourced, without odds, and refused when it is not whole."""

from collections.abc import Callable
from copy import deepcopy
from importlib import resources
from typing import Any

import pytest
import yaml

from wissel.core.ladder import LadderError
from wissel.core.ladder._read import parse, read
from wissel.core.sources import Nature
from wissel.core.wording import Audience, check

RAW: dict[str, Any] = yaml.safe_load(
    resources.files("wissel.rules").joinpath("ladder", "ladder.yaml").read_text(encoding="utf-8")
)


def test_every_rung_and_signal_has_its_ground_and_speaks_both_languages() -> None:
    rules = read()
    for rule in (*rules.rungs, *rules.signals.values()):
        assert rule.basis
        assert all(basis.nature in (Nature.LAW, Nature.POLICY) for basis in rule.basis)
        assert rule.title.nl != rule.title.en


def test_no_text_states_odds_or_anything_medical() -> None:
    rules = read()
    texts = [*rules.missing.values()]
    texts += [text for rule in rules.signals.values() for text in (rule.title, rule.text)]
    for text in texts:
        assert not any(word in text.nl.lower() for word in ("kans", "%", "waarschijnlijk"))
        assert not any(word in text.en.lower() for word in ("chance", "%", "likely"))
        assert check(text.nl, audience=Audience.EMPLOYER).findings == ()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda raw: raw.pop("laws"), "$"),
        (lambda raw: raw["rungs"].reverse(), "$.rungs"),
        (lambda raw: raw["rungs"][0].pop("title"), "$.rungs[0]"),
        (lambda raw: raw["rungs"][0].update(by=[]), "$.rungs[0].by"),
        (lambda raw: raw["rungs"][0].update(by=["bw-9"]), "$.rungs[0].by"),
        (lambda raw: raw["rungs"][0].update(shown_by=["neighbour"]), "$.rungs[0].shown_by"),
        (lambda raw: raw["signals"].pop("parallel"), "$.signals"),
        (lambda raw: raw["signals"]["parallel"].update(tone="loud"), "$.signals.parallel.tone"),
        (lambda raw: raw["signals"]["parallel"].update(odds=0.4), "$.signals.parallel"),
        (lambda raw: raw["missing"]["possible"].update(en=""), "$.missing.possible"),
        (lambda raw: raw["laws"]["bbp-9"].update(valid_from="2006"), "$.laws.bbp-9.valid_from"),
        (lambda raw: raw["laws"]["bbp-9"].update(nature="promise"), "$.laws.bbp-9.nature"),
    ],
)
def test_data_that_is_not_whole_is_refused_with_its_place(
    change: Callable[[dict[str, Any]], object], place: str
) -> None:
    raw = deepcopy(RAW)
    change(raw)
    with pytest.raises(LadderError) as refused:
        parse(raw)
    assert refused.value.place == place
