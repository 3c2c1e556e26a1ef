"""No number or date of the law, of policy or of a programme stands without where it comes from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.tree import WISSEL, shown

RULES = WISSEL / "rules"
#: Keys under which a file states a quantity.
QUANTITIES = {"value", "values", "amount", "rate", "percentage", "offset"}
QUANTITIES |= {"hours", "days", "weeks", "months", "years"}
#: What counts as a source: where to read it, or the article it stands in.
SOURCES = ("source", "basis", "article", "sources")
FILES = sorted(path for path in RULES.rglob("*.yaml") if "scenarios" not in path.parts)


def test_there_are_rules() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(RULES)))
def test_every_quantity_stands_under_a_source(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    without = list(unsourced(data, sourced=False, at=""))
    assert not without, f"{shown(path)}: these have no source, article or basis around them"


def unsourced(node: Any, *, sourced: bool, at: str) -> Iterator[str]:
    """Yield the places of quantities that neither have a source nor stand inside one."""
    if isinstance(node, list):
        for number, part in enumerate(node):
            yield from unsourced(part, sourced=sourced, at=f"{at}[{number}]")
        return
    if not isinstance(node, dict):
        return
    sourced = sourced or any(node.get(key) for key in SOURCES)
    for key, part in node.items():
        place = f"{at}.{key}".lstrip(".")
        if key in QUANTITIES and isinstance(part, int | float | str) and not sourced:
            yield place
        yield from unsourced(part, sourced=sourced, at=place)


def test_a_quantity_without_a_source_is_found() -> None:
    data = {"a": {"value": 3}, "b": {"article": "ZW art. 38", "terms": [{"weeks": 42}]}}
    assert list(unsourced(data, sourced=False, at="")) == ["a.value"]
