"""Both money sheets on paper: tagged, whole, each for its own reader alone."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.apps.finances import test_costs as costs
from tests.apps.finances import test_own_money as own
from tests.cast import NOW, Cast
from tests.pdf_checks import demand_sound
from wissel.apps.documents import service as documents
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db


def text_of(content: bytes) -> str:
    file = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in file)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_employees_sheet_is_sound_and_says_what_it_is(cast: Cast, language: str) -> None:
    own.keep(cast)
    made = documents.own_money_file(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, language=language
    )
    demand_sound(made.content, {"nl": "nl-NL", "en": "en-GB"}[language])
    told = text_of(made.content)
    for words in {
        "nl": ("Indicatie, geen besluit", "Wat u nodig hebt", "€ 1.150,00", "WGA bij 50 procent"),
        "en": ("An indication, no decision", "What you need", "WGA at 50 per cent"),
    }[language]:
        assert words in told
    assert made.file_name.endswith(".pdf")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_employers_sheet_is_sound_and_holds_every_situation(cast: Cast, language: str) -> None:
    costs.keep(cast)
    made = documents.cost_file(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory, language=language
    )
    demand_sound(made.content, {"nl": "nl-NL", "en": "en-GB"}[language])
    told = text_of(made.content)
    words = {
        "nl": ("13 weken", "Detachering", "aanname"),
        "en": ("13 weeks", "Lending", "assumption"),
    }
    for word in words[language]:
        assert word in told


def test_the_drawings_on_paper_are_those_of_the_screen_with_their_words(cast: Cast) -> None:
    own.keep(cast)
    made = documents.own_money_file(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    with pikepdf.open(BytesIO(made.content)) as file:
        said = str(file.Root.StructTreeRoot.unparse(resolved=False))
        alts = [str(item.Alt) for item in file.objects if _is_figure(item)]
    assert said
    assert len(alts) == 5
    assert all("€" in alt for alt in alts)


def test_nobody_else_gets_either_and_a_sheet_that_tells_nothing_has_no_paper(cast: Cast) -> None:
    given = {"now": NOW, "trajectory": cast.trajectory}
    with pytest.raises(Denied):
        documents.own_money_file(actor=cast.employee, **given)
    with pytest.raises(Denied):
        documents.cost_file(actor=cast.employer, **given)
    own.keep(cast)
    own.share(cast)
    costs.keep(cast)
    for name, actor in cast.everybody.items():
        if name != "employee":
            with pytest.raises(Denied):
                documents.own_money_file(actor=actor, **given)
        if name != "employer":
            with pytest.raises(Denied):
                documents.cost_file(actor=actor, **given)


def test_the_employers_paper_holds_nothing_of_the_employees_own(cast: Cast) -> None:
    own.keep(cast, replace(own.SAID, job_month=own.Decimal("2345.67")))
    costs.keep(cast)
    made = documents.cost_file(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    told = text_of(made.content)
    assert "2.345,67" not in told
    assert "1.150" not in told
    assert cast.number in made.file_name


def _is_figure(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure" and "/Alt" in item
