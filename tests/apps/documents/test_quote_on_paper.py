"""A quote as PDF: what it claims, the same bytes each time, text stays text."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import CertificateSaid
from wissel.apps.documents import service as documents
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import Payer, QuoteSaid
from wissel.core.money import Line
from wissel.infra import pdf
from wissel.infra.doors import Actor, Denied

HOSTILE = '#panic("stop") *vet* $x^2$ <label> @x \\ {n} 🙂 日本 "' + "w" * 120
SAID = QuoteSaid(
    (
        Line("Intakefase", Decimal("535.00")),
        Line("Begeleiding", Decimal("100.50"), Decimal(37), "week"),
        Line("Korting", Decimal("-1035.00")),
    ),
    date(2026, 12, 22),
    approach="Eerst een intake.\n\nDaarna een plan.",
    payer=Payer("Maasbocht Holding B.V.", "Kade 1, Roermond"),
)


def quoted(cast: Cast, said: QuoteSaid = SAID) -> UUID:
    quote = orders.begin_quote(
        actor=cast.manager, now=NOW, trajectory=cast.trajectory, order="trajectory"
    )
    orders.save_quote(actor=cast.manager, now=NOW, quote=quote, revision=1, said=said)
    orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=2)
    return quote


def drawn(
    cast: Cast, quote: UUID, actor: Actor | None = None, language: str = "nl"
) -> documents.QuoteFile:
    who = actor or cast.employer
    return documents.quote_file(actor=who, now=NOW, quote=quote, language=language)


@pytest.mark.parametrize(("language", "said"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_it_claims_both_standards_and_names_no_person_in_its_title(
    cast: Cast, language: str, said: str
) -> None:
    made = drawn(cast, quoted(cast), language=language)
    claims = pdf.claims(made.content)
    assert (claims.pdf_a, claims.pdf_ua, claims.tagged, claims.pages) == ("2A", "1", True, 1)
    assert claims.language == said
    assert cast.number in claims.title
    assert made.file_name == f"{cast.number}_offerte_2026-11-22_v1.pdf"
    with pikepdf.open(BytesIO(made.content)) as file:
        told = str(file.docinfo) + bytes(file.Root.Metadata.read_bytes()).decode()
    assert "Dijkstra" not in told


def test_the_same_quote_is_the_same_bytes(cast: Cast) -> None:
    quote = quoted(cast)
    assert drawn(cast, quote).content == drawn(cast, quote, cast.manager).content


def test_what_people_wrote_is_printed_and_never_run(cast: Cast) -> None:
    lines = tuple(Line(HOSTILE[:199], Decimal("12.00")) for _ in range(20))
    said = replace(SAID, lines=lines, approach=HOSTILE * 10, reference='#read("house.typ")')
    assert pdf.claims(drawn(cast, quoted(cast, said)).content).pages >= 2


def test_a_signed_quote_bears_its_signature(cast: Cast) -> None:
    quote = quoted(cast)
    before = drawn(cast, quote).content
    assert cast.employer.user is not None
    orders.sign_quote(
        actor=cast.employer,
        now=NOW,
        quote=quote,
        proof=bureaus.Proved(cast.employer.user, "peter@maasbocht.example", NOW),
        name="Peter Hoekstra",
        function="Hoofd HR",
        authorised=True,
    )
    assert drawn(cast, quote).content != before


def test_a_draft_is_not_printed_and_nobody_else_prints_one(cast: Cast) -> None:
    draft = orders.begin_quote(
        actor=cast.manager, now=NOW, trajectory=cast.trajectory, order="intake"
    )
    with pytest.raises(Denied, match="not-sent"):
        drawn(cast, draft, cast.manager)
    sent = quoted(cast)
    for actor in (cast.employee, cast.line_manager, cast.company_doctor, cast.stranger):
        with pytest.raises(Denied):
            drawn(cast, sent, actor)


def test_a_quote_names_the_coach_and_what_the_coach_is_certified_for_that_day(cast: Cast) -> None:
    assert cast.coach.membership is not None
    for body, until in (("Noloc", date(2027, 1, 1)), ("CMI", date(2026, 11, 21))):
        bureaus.add_certificate(
            actor=cast.coach,
            now=NOW,
            member=cast.coach.membership,
            said=CertificateSaid(body, date(2024, 1, 1), "1", until),
        )
    quote = quoted(cast)
    held = orders.quote(actor=cast.employer, now=NOW, quote=quote).sent
    assert held is not None
    assert (held.coach, held.accreditations) == ("Noor Akkerman", ("Noloc 1",))
    assert pdf.claims(drawn(cast, quote).content).pages == 1
