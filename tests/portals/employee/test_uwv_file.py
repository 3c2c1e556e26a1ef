"""The employee saves the file as it goes to UWV, from the pages about their own data."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.signed_in import client_of
from wissel.infra import pdf

pytestmark = pytest.mark.slow

PAGE = "/mijn/dossier-voor-uwv/"


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_page_says_what_both_are_and_is_found_near_the_own_copy(cast: Cast) -> None:
    client = client_of(cast.employee)
    said = text(client.get(PAGE))
    for words in ("Uw dossier voor UWV", "Bewaar de leeskopie", "Bewaar de bewijsbundel"):
        assert words in said
    assert f'href="{PAGE}"' in text(client.get("/mijn/werkgever-ziet/"))


@pytest.mark.parametrize(
    ("button", "name"), [("bundel", "bewijsbundel"), ("leeskopie", "leeskopie")]
)
def test_a_button_gives_the_one_that_it_names(cast: Cast, button: str, name: str) -> None:
    client = client_of(cast.employee)
    answer = client.post(PAGE, {button: "1"})
    assert f"_{name}_" in answer["Content-Disposition"]
    assert ("manifest.json" in pdf.attached(answer.content)) is (button == "bundel")
    looked = text(client.get("/mijn/wie-keek/"))
    assert f"maakte een {name} van uw dossier" in looked


@pytest.mark.parametrize("who", ["coach", "employer", "line_manager"])
def test_nobody_else_gets_there(cast: Cast, who: str) -> None:
    assert client_of(cast.everybody[who]).post(PAGE, {"bundel": "1"}).status_code in (403, 404)
