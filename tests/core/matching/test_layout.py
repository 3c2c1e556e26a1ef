"""A folder of columns made by an earlier release is never read as if it were of this one."""

from dataclasses import fields

from wissel.core.matching import LAYOUT, _kernel, _packed
from wissel.core.matching._columns import Columns

#: What the columns of each layout hold, in order.
OF_LAYOUT = {
    2: (
        "num forbids bits sizes line bands occupation link post_at post weight title_at gram whole"
        " piece",
        "LAT LON PLACED UNSURE REMOTE MIN MAX PER_DAY DAY SHIFTS LEVEL LICENCES CLOSES EMPLOYER"
        " ORDER",
        "X Y Z MIN DAY CLOSES EMPLOYER",
        "terms grams employers occupations licences",
    )
}


def in_order(prefix: str) -> str:
    numbers = {
        name.removeprefix(prefix): number
        for name, number in vars(_kernel).items()
        if name.startswith(prefix) and isinstance(number, int)
    }
    return " ".join(sorted(numbers, key=numbers.__getitem__))


def test_whoever_lays_the_columns_out_otherwise_raises_their_layout() -> None:
    now = (
        " ".join(field.name for field in fields(Columns)),
        in_order("R_"),
        in_order("L_"),
        " ".join(_packed._LISTS),
    )
    assert now == OF_LAYOUT[LAYOUT]
