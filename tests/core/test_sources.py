"""Where values come from, and what is said when no rule covers a date."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from wissel.core.refusal import Refused
from wissel.core.sources import Basis, Nature, NotCovered, Parameter, Text, Trace

BASIS = Basis("WIA art. 23 lid 1", date(2013, 7, 1), None, "BWBR0019057")


def test_a_text_is_dutch_unless_english_is_asked() -> None:
    text = Text("dag", "day")
    assert (text.in_("nl"), text.in_("en"), text.in_("fr")) == ("dag", "day", "dag")


def test_a_rule_is_law_unless_it_says_otherwise() -> None:
    assert BASIS.nature is Nature.LAW


def test_a_parameter_carries_its_rule_and_cannot_be_changed() -> None:
    parameter = Parameter("wachttijd", 728, BASIS)
    assert parameter.basis is BASIS
    with pytest.raises(FrozenInstanceError):
        parameter.value = 1  # type: ignore[misc]  # the point of the test


def test_a_date_without_a_rule_is_named_with_the_rule() -> None:
    error = NotCovered("rules/law/wia", date(2013, 6, 30))
    assert str(error) == "rules/law/wia is not covered on 2013-06-30"
    assert (error.what, error.on) == ("rules/law/wia", date(2013, 6, 30))


def test_a_step_of_a_derivation_holds_the_steps_before_it() -> None:
    step = Trace("L", "2027-03-07", "D + 727", (BASIS,), (Trace("D", "2025-03-10"),))
    assert step.inputs[0].value == "2025-03-10"


def test_a_refusal_says_where_and_why() -> None:
    refused = Refused("overlap", "$.absence", Text("overlapt", "overlaps"))
    assert str(refused) == "$.absence: overlaps"
