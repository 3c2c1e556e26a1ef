"""The four wording checks, in the monthly, the final and the WIA report alike.

Copied passages, names of other cases, opinions without owner, words that judge.
"""

from dataclasses import replace

import pytest

from tests.core.reports.case import TODAY, november_report, trajectory
from tests.core.reports.test_closing import FINAL, WIA, written
from tests.core.reports.test_closing import report as closing_report
from wissel.core.reports import checks
from wissel.core.reports.record import Check, Layer, ReportRecord, Statement

MONTH = "d15"
pytestmark = pytest.mark.parametrize("document", [MONTH, FINAL, WIA])
OPINION = "Het zoekprofiel is breed genoeg en wij gaan in dit tempo verder met solliciteren."


def written_report(document: str) -> ReportRecord:
    return written(november_report() if document == MONTH else closing_report(document))


def opinion_of(record: ReportRecord) -> Statement:
    """Return an opinion that its owner writes."""
    found = (held for _, held in record.statements() if held.layer is Layer.OPINION)
    return next(held for held in found if held.editable)


def saying(record: ReportRecord, text: str, **more: object) -> ReportRecord:
    """Return the record with that opinion in place of the one that stands there."""
    held = opinion_of(record)
    sections = tuple(
        replace(
            section,
            statements=tuple(
                replace(one, text=text, **more) if one.id == held.id else one
                for one in section.statements
            ),
        )
        for section in record.sections
    )
    return replace(record, sections=sections)


def found(record: ReportRecord, key: str, **given: object) -> list[Check]:
    held = checks(record, trajectory=trajectory(), today=TODAY, findings=(), **given)
    return [one for one in held if one.key == key]


def test_a_copied_passage_is_shown_and_one_that_is_new_is_not(document: str) -> None:
    earlier = saying(written_report(MONTH), f"Vorige maand. {OPINION}")
    record = saying(written_report(document), OPINION)
    [line] = found(record, "repeated", previous=earlier)
    assert OPINION.rstrip(".") in [span.text for span in line.spans]
    fresh = saying(written_report(document), "Er kwamen drie andere richtingen bij.")
    [line] = found(fresh, "repeated", previous=earlier)
    assert OPINION.rstrip(".") not in [span.text for span in line.spans]


def test_a_name_of_another_case_blocks_and_a_name_of_this_one_does_not(document: str) -> None:
    names = ("Joris Terpstra",)
    wrong = saying(written_report(document), "Joris Terpstra wil graag buiten werken.")
    [line] = found(wrong, "other-names", other_names=names)
    assert (line.state, [span.text for span in line.spans]) == ("blocked", ["Joris Terpstra"])
    right = saying(written_report(document), "Karin Dijkstra wil graag buiten werken.")
    [line] = found(right, "other-names", other_names=names)
    assert line.state == "ok"


def test_an_opinion_without_an_owner_blocks_and_one_with_it_does_not(document: str) -> None:
    [line] = found(saying(written_report(document), OPINION, owner=" "), "owner")
    assert line.state == "blocked"
    [line] = found(saying(written_report(document), OPINION), "owner")
    assert line.state == "ok"


@pytest.mark.parametrize(
    "text", ["Karin is lui.", "Zij heeft een slechte houding.", "LASTIGE vrouw"]
)
def test_a_word_that_judges_somebody_asks_for_a_look(document: str, text: str) -> None:
    [line] = found(saying(written_report(document), text), "subjective")
    assert (line.state, len(line.spans)) == ("attention", 1)
    assert line.statement == opinion_of(written_report(document)).id


@pytest.mark.parametrize(
    "text", ["Zij kwam dinsdag niet.", "De luifel is hersteld.", "Helaas kwam er geen reactie."]
)
def test_what_happened_and_the_colour_of_an_opinion_may_stand(document: str, text: str) -> None:
    [line] = found(saying(written_report(document), text), "subjective")
    assert (line.state, line.spans) == ("ok", ())


def test_a_fact_has_no_colour_and_own_words_have_any(document: str) -> None:
    text = "Helaas kwam er geen reactie."
    fact = saying(written_report(document), text, layer=Layer.FACT)
    [line] = found(fact, "subjective")
    assert (line.state, [span.text for span in line.spans]) == ("attention", ["Helaas"])
    own = saying(written_report(document), f"{text} Ik was lui.", layer=Layer.OWN_WORDS)
    [line] = found(own, "subjective")
    assert line.state == "ok"
