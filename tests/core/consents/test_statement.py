"""The statement for the employee: one choice for each cell of the table that speaks of consent."""

from copy import deepcopy
from importlib.resources import files
from typing import Any

import pytest
import yaml

from wissel.core.access import Action, Condition, matrix
from wissel.core.consents import ConsentError, parse, statement


@pytest.fixture
def data() -> Any:
    path = files("wissel.rules").joinpath("consents", f"{statement().version}.yaml")
    return deepcopy(yaml.safe_load(path.read_text(encoding="utf-8")))


def cells_of_consent() -> set[tuple[str, str]]:
    """Return the cells of the access table where a consent opens something."""
    return {
        (str(category), str(role))
        for category, row in matrix().table.rows.items()
        for role, grants in row.cells.items()
        if any(Condition.CONSENT in grant.requires for grant in grants)
    }


def test_each_cell_that_speaks_of_consent_has_one_choice_and_nothing_else_has() -> None:
    assert cells_of_consent() == {
        (choice.category, choice.receiver) for choice in statement().choices
    }


def test_consent_is_never_the_only_way_to_what_a_duty_of_the_law_needs() -> None:
    """Whoever has a duty (bureau, employer) reads what it rests on without consent (AVG art. 6)."""
    rows = matrix().table.rows
    for category, role in cells_of_consent():
        found = next(row for key, row in rows.items() if key == category)
        grants = next(cell for key, cell in found.cells.items() if key == role)
        bound = found.duty and role in ("coach", "back-office", "employer")
        open_anyway = any(
            Action.READ in grant.may and Condition.CONSENT not in grant.requires for grant in grants
        )
        assert not bound or open_anyway, f"{category} of {role} hangs on consent"


def test_everybody_is_told_what_the_law_says_must_be_told() -> None:
    told = {each.key for each in statement().paragraphs}
    assert {"who", "what", "ground", "employer", "others", "term", "rights", "complaint"} <= told
    assert all(each.basis for each in statement().paragraphs)


def test_one_company_is_asked_about_by_name() -> None:
    assert all(
        choice.named == (choice.receiver == "host-employer") for choice in statement().choices
    )


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("$.choices[0]", lambda data: data["choices"][0].pop("without")),
        ("$.choices[0].asked", lambda data: data["choices"][0].update(asked="always")),
        ("$.choices[0].by[0]", lambda data: data["choices"][0].update(by=["avg-99"])),
        ("$.choices", lambda data: data["choices"].append(data["choices"][0])),
        ("$.information[0].text", lambda data: data["information"][0].update(text={"nl": "a"})),
        ("$.laws.avg-7.nature", lambda data: data["laws"]["avg-7"].update(nature="wish")),
    ],
)
def test_a_statement_that_is_not_whole_is_refused_with_its_place(
    data: Any, place: str, change: Any
) -> None:
    change(data)
    with pytest.raises(ConsentError) as refused:
        parse(data)
    assert refused.value.place == place
