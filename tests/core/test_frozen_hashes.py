"""What was signed keeps its hash: a field that comes later is left out while it is empty."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from wissel.core.amounts import Line, Totals
from wissel.core.papers import PaperRecord, PaperRow, PaperSection, PaperSignature
from wissel.core.papers import digest_of as paper_digest
from wissel.core.quotes import Payer, QuoteSaid, QuoteSent
from wissel.core.quotes import digest_of as quote_digest
from wissel.core.sources import Basis
from wissel.core.wire import to_json

DAY = date(2026, 11, 22)
QUOTE = QuoteSent(
    said=QuoteSaid(
        (Line("Begeleiding", Decimal("100.50"), Decimal(37), "week"),),
        DAY,
        approach="Eerst een intake.",
        payer=Payer("Maasbocht Holding B.V."),
    ),
    totals=Totals(Decimal("3718.50"), Decimal(21), Decimal("780.89"), Decimal("4499.39")),
    vat=Basis("Wet OB 1968 art. 9 lid 1", date(2012, 10, 1), None, "BWBR0002629"),
    bureau="Bureau Overweg",
    client="De Maasbocht Transport B.V.",
    by="Mara Vos",
    sent_on=DAY,
    first_day=DAY,
    last_day=date(2027, 6, 13),
    weeks=29,
)
PAPER = PaperRecord(
    kind="aanmeldingsformulier",
    version=1,
    language="nl",
    case_number="OV-0001",
    bureau="Bureau Overweg",
    title="Aanmeldingsformulier",
    declares="Dit klopt.",
    made_on=DAY,
    sections=(PaperSection("Vraag", (PaperRow("question", "Vraag", "Werk.", "lines"),), ("P.",)),),
)


def test_a_quote_that_was_signed_keeps_its_hash() -> None:
    assert quote_digest(to_json(QUOTE)) == (
        "9c664eea036b5d5a2516a5bfb348db1b2b8d91c3fac758f74acc1baa03cfc7b0"
    )


def test_a_paper_that_was_signed_keeps_its_hash_whoever_signs_it_after() -> None:
    signature = PaperSignature("P", "employer", datetime(2026, 11, 22, tzinfo=UTC), "code", "")
    assert paper_digest(replace(PAPER, signatures=(signature,))) == (
        "49cb23fe8a4522302b033df93e8ae752f2019abb1bcc0a3399dfb0962411edbb"
    )
