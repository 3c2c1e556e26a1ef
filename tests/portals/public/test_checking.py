"""Anybody checks a bundle or a document: a sentence says what was changed, nothing is kept."""

import logging
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.apps.documents.test_bundle import changed
from tests.apps.documents.test_reading_copy import pages
from tests.apps.documents.test_sealed_reports import released
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.documents.service import _check_address
from wissel.core.bundle import TRAJECTORY
from wissel.infra import pdf, uploads
from wissel.portals.public import checking

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

URL = "/controle/"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def bundle(cast: Cast) -> bytes:
    return documents.bundle(actor=cast.coach, now=NOW, trajectory=cast.trajectory).content


def asked(content: bytes, against: bytes | None = None, name: str = "stuk.pdf") -> Any:
    files = {"content": SimpleUploadedFile(name, content)}
    if against is not None:
        files["against"] = SimpleUploadedFile("bundel.pdf", against)
    return Client().post(URL, files)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def carrying(name: str, content: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.attachments[name] = pikepdf.AttachedFileSpec(file, content, filename=name)
        file.save(out, compress_streams=True)
    return out.getvalue()


def test_the_page_is_for_everybody_and_not_for_search_engines() -> None:
    answer = Client().get(URL)
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    assert "We bewaren het bestand niet" in text(answer)


def test_a_bundle_that_is_as_it_was_made_is_told_with_its_fingerprint_or_seal(cast: Cast) -> None:
    said = text(asked(bundle(cast)))
    assert "Klopt" in said
    assert "vergelijk de vingerafdruk met die van de maker" in said
    bureaus.make_seal(actor=cast.manager, now=NOW)
    assert "Er is niets veranderd." in text(asked(bundle(cast)))


def test_a_bundle_in_which_something_was_changed_is_told_so(cast: Cast) -> None:
    answer = asked(changed(bundle(cast), TRAJECTORY, None))
    assert f"{TRAJECTORY} ontbreekt." in text(answer)
    assert "Klopt niet" in text(answer)


def test_a_report_without_a_seal_is_held_against_its_bundle(cast: Cast) -> None:
    report = released(cast)
    alone = text(asked(report))
    assert "er is niets om het aan te toetsen" in alone
    assert "met de bundel eronder" in alone
    made = bundle(cast)
    assert "Dit is precies het maandrapport" in text(asked(report, made))
    assert "Dit is precies het maandrapport" in text(asked(report, pdf.attached(made)[TRAJECTORY]))
    assert "Dit is het niet" in text(asked(report + b"%", made))
    [record] = [name for name in pdf.attached(made) if "maandrapport" in name and "json" in name]
    assert "Klopt niet" in text(asked(report, changed(made, record, b"{}")))


def test_a_sealed_report_is_told_by_its_seal(cast: Cast) -> None:
    bureaus.make_seal(actor=cast.manager, now=NOW)
    report = released(cast)
    assert "Er is niets veranderd." in text(asked(report))
    at = len(report) // 3
    wrong = report[:at] + bytes([report[at] ^ 1]) + report[at + 1 :]
    assert "Er is niets veranderd." not in text(asked(wrong))


def locked() -> bytes:
    out = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"geen pdf", "Dit is geen pdf, of hij is niet heel."),
        (b"", "Dit bestand is leeg."),
        (b"%PDF-1.7 afgekapt", "Dit is geen pdf, of hij is niet heel."),
        (locked(), "Deze pdf heeft een wachtwoord."),
        (carrying("bom.pdf", bytes(200 * 1024 * 1024)), "In deze pdf zit meer dan wij openen."),
        (carrying("manifest.json", b"{"), "geen bundel of traject dat te lezen is"),
        (carrying("manifest.json", b"[" * 100_000), "geen bundel of traject dat te lezen is"),
        (carrying("manifest.json", b" " * 30_000_000), "geen bundel of traject dat te lezen is"),
    ],
    ids=["text", "empty", "cut", "locked", "bomb", "no-json", "deep", "thick"],
)
def test_what_cannot_be_checked_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    answer = asked(content)
    assert answer.status_code == 422
    assert said in text(answer)


def test_what_is_too_large_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_CHECKED", 3 * 1024**2)
    answer = asked(bytes(3 * 1024**2 + 1))
    assert answer.status_code == 422
    assert "groter dan 3 MB" in text(answer)


def test_what_it_is_held_against_must_be_a_bundle_too(cast: Cast) -> None:
    report = released(cast)
    for other in (report, b"geen json", locked()):
        answer = asked(report, other)
        assert answer.status_code == 422
        assert 'id="id_against_error"' in text(answer) or "id_against" in text(answer)


def test_nothing_of_it_is_logged_or_kept(
    cast: Cast, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    asked(bundle(cast), name="ziekte-van-karin.pdf")
    asked(b"GEHEIM", name="ziekte-van-karin.pdf")
    out = capfd.readouterr()
    told = caplog.text + out.out + out.err
    assert "ziekte-van-karin" not in told
    assert "GEHEIM" not in told


def test_who_checks_too_much_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_RATES", {"check": "2/h/ip"})
    assert asked(b"").status_code == 422  # costs nothing, counts for nothing
    assert [asked(b"geen pdf").status_code for _ in range(3)] == [422, 422, 429]
    assert "Wacht een uur." in text(asked(b"geen pdf"))


def test_bundle_and_report_name_this_page_where_others_can_reach_it(
    cast: Cast, settings: Any
) -> None:
    assert reverse("check") == _check_address.PATH
    assert "controle" not in pages(bundle(cast))[0].replace("\xad", "").replace("controleert", "")
    settings.WISSEL_BASE_URL = "https://dossier.example"
    assert "dossier.example/controle/" in pages(bundle(cast))[0].replace(" ", "")
    assert "dossier.example/controle/" in "".join(pages(released(cast))).replace(" ", "")
