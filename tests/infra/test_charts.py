"""Amounts by month as a drawing: read without colour, whole on paper, safe with any text."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from wissel.core.charts import Band, Chart
from wissel.infra.charts import HEIGHT, WIDTH, draw

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = tuple(date(2026 + number // 12, number % 12 + 1, 1) for number in range(24))


def chart(**changed: object) -> Chart:
    given: dict[str, object] = {
        "name": "een",
        "title": "Een nieuwe baan",
        "description": "januari 2026: € 2.000",
        "months": MONTHS,
        "bands": (
            Band(tuple(Decimal(1000) for _ in MONTHS), "solid"),
            Band(tuple(Decimal(500) for _ in MONTHS), "lines"),
        ),
        "top": Decimal(2400),
        "language": "nl",
        "reference": (Decimal(2400), "loon"),
        "mark": (date(2027, 3, 1), "einde"),
    }
    return Chart(**(given | changed))  # type: ignore[arg-type] # a test may try anything


def drawn(of: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw(of))  # noqa: S314 - our own drawing


def texts(of: Chart) -> list[str]:
    return ["".join(each.itertext()) for each in drawn(of).iter(f"{SVG}text")]


def test_it_has_words_in_place_of_the_drawing() -> None:
    root = drawn(chart())
    assert root.get("role") == "img"
    named = root.get("aria-labelledby", "").split()
    found = {each.get("id"): each.text for each in root.iter() if each.get("id") in named}
    assert list(found.values()) == ["Een nieuwe baan", "januari 2026: € 2.000"]


def test_parts_differ_in_texture_and_not_in_colour_alone() -> None:
    fills = [each.get("fill") for each in drawn(chart()).iter(f"{SVG}polygon")]
    assert fills == ["#a9cdd4", "url(#een-lines)"]


def test_amounts_years_level_and_mark_are_told_in_words() -> None:
    told = texts(chart())
    for words in ("€ 0", "€ 500", "€ 2.500", "2026", "2027", "loon", "einde"):
        assert words in told
    assert "€ 2,500" in texts(chart(language="en"))


def test_every_point_lies_on_the_drawing() -> None:
    for each in drawn(chart()).iter(f"{SVG}polygon"):
        for point in str(each.get("points")).split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_charts_with_one_top_have_one_scale() -> None:
    low = chart(bands=(Band(tuple(Decimal(10) for _ in MONTHS), "solid"),))
    assert [text for text in texts(low) if text.startswith("€")] == [
        text for text in texts(chart()) if text.startswith("€")
    ]


@pytest.mark.parametrize("top", ["0", "1", "999999"])
def test_any_height_can_be_drawn(top: str) -> None:
    assert drawn(chart(top=Decimal(top), reference=None))


def test_no_months_and_a_mark_outside_them_still_draw() -> None:
    empty = chart(months=(), bands=(Band((), "solid"),), mark=(date(2020, 1, 1), "lang geleden"))
    assert "lang geleden" not in texts(empty)
    assert "later" not in texts(chart(mark=(date(2040, 1, 1), "later")))


def test_a_text_never_becomes_markup() -> None:
    assert "<script>" not in draw(chart(title="<script>alert(1)</script>"))
