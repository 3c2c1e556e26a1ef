"""Every page that gives a document says which one is gone, to whoever asked for it."""

import pytest

from tests.apps.documents.lost import SORTS, harmed, id_of, key_of, with_each_sort
from tests.cast import Cast
from tests.signed_in import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Who asks for what, where; with what they send, if they do.
PAGES = [
    ("coach", "report", "/traject/{t}/bewijsbundel/", None),
    ("coach", "received", "/traject/{t}/leeskopie/", None),
    ("manager", "paper", "/traject/{t}/bewijsbundel/", None),
    ("employer", "received", "/werkgever/traject/{t}/bewijsbundel/", None),
    ("employer", "report", "/werkgever/traject/{t}/leeskopie/", None),
    ("employee", "report", "/mijn/dossier-voor-uwv/", {"bundel": "1"}),
    ("employee", "received", "/mijn/dossier-voor-uwv/", {"leeskopie": "1"}),
    ("employee", "report", "/mijn/kopie/", {}),
    ("coach", "report", "/rapport/{d}/pdf/", None),
    ("manager", "report", "/rapport/{d}/pdf/", None),
    ("employer", "report", "/werkgever/rapport/{d}/pdf/", None),
    ("employee", "report", "/mijn/rapport/{d}/pdf/", None),
    ("coach", "paper", "/papier/{d}/bestand/", None),
    ("employer", "paper", "/werkgever/papier/{d}/bestand/", None),
    ("employee", "paper", "/mijn/papier/{d}/bestand/", None),
    ("coach", "received", "/traject/{t}/stukken/{d}/bestand/", None),
]


@pytest.fixture
def full(cast: Cast) -> Cast:
    """A file with a report, a signed scan and a paper that came in."""
    return with_each_sort(cast)


@pytest.mark.parametrize(("who", "sort", "path", "sent"), PAGES)
def test_the_page_names_the_document_and_gives_it_once_it_is_back(
    full: Cast, who: str, sort: str, path: str, sent: dict[str, str] | None
) -> None:
    client = client_of(full.everybody[who])
    address = path.format(t=full.trajectory, d=id_of(full, sort))
    ask = client.get if sent is None else client.post
    key = key_of(full, sort)
    with harmed(key):
        answer = ask(address, sent)
    text = answer.content.decode()
    assert answer.status_code == 500
    assert f"{full.number}_{SORTS[sort]}" in text
    assert "weg of veranderd" in text
    assert "terug" in text  # what to do: it can be put back
    assert key not in text
    again = ask(address, sent)
    assert again.status_code == 200
    assert "attachment" in again["Content-Disposition"]


def test_a_stranger_hears_nothing_of_it(full: Cast) -> None:
    with harmed(key_of(full, "report")):
        for who in ("line_manager", "stranger"):
            client = client_of(full.everybody[who])
            for _who, _sort, path, _sent in PAGES:
                address = path.format(t=full.trajectory, d=id_of(full, "report"))
                answer = client.get(address)
                assert answer.status_code in (403, 404), address
                assert SORTS["report"] not in answer.content.decode()


def test_it_stands_in_english_too(full: Cast) -> None:
    client = client_of(full.employer, language="en")
    with harmed(key_of(full, "report")):
        text = client.get(f"/werkgever/traject/{full.trajectory}/bewijsbundel/").content.decode()
    for words in ("A document cannot be opened", "The file is gone or was changed:"):
        assert words in text


def test_the_text_of_a_report_stands_there_without_its_pdf(full: Cast) -> None:
    with harmed(key_of(full, "report")):
        text = client_of(full.coach).get(f"/rapport/{id_of(full, 'report')}/pdf/").content.decode()
    assert "De tekst staat hier nog." in text
    assert "Het zoekprofiel besproken." in text
