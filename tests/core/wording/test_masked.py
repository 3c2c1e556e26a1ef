"""Names go and roles stand in their place: whatever the name, however it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.wording import masked

PEOPLE = (("Karin van der Dijkstra", "[werknemer]"), ("Noor Akkerman", "[coach]"))
HOUSES = (("De Maasbocht Transport B.V.", "[werkgever]"),)


def mask(text: str) -> str:
    return masked(text, people=PEOPLE, organisations=HOUSES, unknown="[naam]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karin belde op dinsdag.", "[werknemer] belde op dinsdag."),
        ("mevrouw Van der Dijkstra kwam.", "mevrouw [werknemer] kwam."),
        ("K. van der Dijkstra kwam.", "[werknemer] kwam."),
        ("karins cv is af", "[werknemer] cv is af"),
        ("KARIN DIJKSTRA kwam", "[werknemer] kwam"),
        ("Noor en Karin spraken af.", "[coach] en [werknemer] spraken af."),
        ("Zij werkt bij De Maasbocht Transport B.V. in week 90.",
         "Zij werkt bij [werkgever] in week 90."),
        ("Bij Maasbocht was geen werk.", "Bij [werkgever] was geen werk."),
        ("Zij zoekt werk in transport.", "Zij zoekt werk in transport."),
        ("Mail naar karin_dijkstra@example.org", "Mail naar [werknemer]@example.org"),
        ("Twee reacties op 12 november 2026.", "Twee reacties op 12 november 2026."),
        ("", ""),
    ],
)  # fmt: skip
def test_a_name_becomes_a_role_and_the_rest_stays(text: str, expected: str) -> None:
    assert mask(text) == expected


def test_a_name_that_nobody_gave_goes_too() -> None:
    assert "Jolanda" not in mask("Mevrouw Jolanda Visser belde.")


LETTERS = "abcdefghijklmnoprstuvwzéëïü"
PART = st.text(LETTERS, min_size=2, max_size=9).map(str.capitalize)
GAP = st.sampled_from([" ", ", ", ". ", "\n", " - ", "/", "_", "'s ", "’s ", " van der ", "(", "@"])


@given(
    parts=st.lists(PART, min_size=1, max_size=3),
    gaps=st.lists(GAP, min_size=6, max_size=6),
    style=st.sampled_from([str, str.lower, str.upper]),
)
def test_whatever_the_name_no_part_of_it_is_left(
    parts: list[str], gaps: list[str], style: type[str]
) -> None:
    name = " ".join(parts)
    people = ((name, "[1]"),)
    pieces = [f"{gap}{style(part)}" for gap, part in zip(gaps, [*parts, *parts], strict=False)]
    text = f"Op 3 mei {style(name)}" + "".join(pieces) + " 12"
    left = masked(text, people=people, organisations=(), unknown="[2]")
    told = {_plain(word) for word in _words(left)}
    small = {"van", "de", "der", "den", "het", "ten", "ter", "te", "el", "al", "la", "le", "du"}
    assert not {_plain(part) for part in parts} & told - small - {"op", "mei", "aan", "in"}


def _plain(word: str) -> str:
    """Return a word as the mask compares it: 'Té' is as small a word as 'te'."""
    split = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in split if not unicodedata.combining(char))


def _words(text: str) -> list[str]:
    return "".join(char if char.isalpha() else " " for char in text).split()
