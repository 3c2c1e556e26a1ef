"""Signed papers, received ones and quotes at random, as a trajectory file holds them."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, get_args

import pikepdf
from hypothesis import strategies as st

from tests.any_guided import guided
from tests.any_profiled import profiled
from tests.any_trajectory import IDS, MOMENTS, NAMES, NOW, PAST, TEXTS, any_with, trajectories
from wissel.connections.trajectory_file import TrajectoryFile, record_bytes
from wissel.core.dates import local_day
from wissel.core.journal import OrderEvent, PartyRole
from wissel.core.kept import KeptFile, MediaType, ReceivedPaper, SignedPaper
from wissel.core.money import Line, total, vat_rate
from wissel.core.papers import PaperRecord, PaperSection, PaperSignature
from wissel.core.papers import digest_of as paper_digest
from wissel.core.quotes import (
    Payer,
    QuoteEnding,
    QuoteSaid,
    QuoteSent,
    SentQuote,
    Signature,
    digest_of,
)
from wissel.core.received import catalogue
from wissel.core.wire import to_json

SIGNED: Final = ("aanmeldingsformulier", "opdrachtbevestiging", "toestemmingsformulier")
ENDINGS: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def _pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(made)
    return made.getvalue()


#: Few of them are PDFs: each of those is opened in a program of its own.
BYTES: Final[tuple[tuple[MediaType, bytes], ...]] = (
    ("image/png", b"\x89PNG\r\n\x1a\n drawn IEND\xaeB`\x82"),
    ("image/jpeg", b"\xff\xd8\xff photographed \xff\xd9"),
    ("image/png", b"\x89PNG\r\n\x1a\n again IEND\xaeB`\x82"),
)
PDF: Final = _pdf()


@dataclass(frozen=True, slots=True)
class Beside:
    """A value of the file, and what lies beside it by name."""

    said: SignedPaper | ReceivedPaper
    contents: dict[str, bytes]


def kept(name: str, media_type: MediaType, content: bytes) -> KeptFile:
    """Return how the file speaks of these bytes."""
    return KeptFile(
        f"{name}.{ENDINGS[media_type]}", hashlib.sha256(content).hexdigest(), media_type
    )


@st.composite
def papers(draw: st.DrawFn) -> tuple[Beside, ...]:
    """Return signed papers by kind and number: drawn, not drawn yet, and scans."""
    made: list[Beside] = []
    for kind in SIGNED:
        for number in range(1, draw(st.integers(0, 2)) + 1):
            made.append(draw(_paper(kind, number)))
    ids = draw(st.lists(IDS, min_size=len(made), max_size=len(made), unique=True))
    return tuple(
        Beside(replace(one.said, id=each), one.contents)
        for one, each in zip(made, ids, strict=True)
    )


@st.composite
def _paper(draw: st.DrawFn, kind: str, number: int) -> Beside:
    signed_at, made_at = sorted(draw(st.tuples(MOMENTS, MOMENTS)))
    is_scan = draw(st.booleans())
    record = draw(_record(kind, signed_at, by_hand=is_scan))
    day = local_day(record.signatures[-1].signed_at)
    case = record.case_number.replace("/", "-")
    stem = f"{case}_{kind}_{day.isoformat()}_v{number}"
    said = SignedPaper(
        id="",
        kind=kind,
        number=number,
        signed_at=signed_at,
        signed_by=tuple(one.name for one in record.signatures),
        digest=paper_digest(record),
        record=f"{stem}.json",
        is_scan=is_scan,
    )
    contents = {said.record: record_bytes(to_json(record))}
    if not is_scan and draw(st.booleans()):
        return Beside(said, contents)
    media_type, content = draw(st.sampled_from(BYTES)) if is_scan else ("application/pdf", PDF)
    file = kept(stem, media_type, content)
    sealed_by = "" if is_scan else draw(st.sampled_from(["", "CN=Bureau Ë"]))
    said = replace(said, content=file, made_at=made_at, sealed_by=sealed_by)
    return Beside(said, {**contents, file.file: content})


@st.composite
def _record(draw: st.DrawFn, kind: str, signed_at: datetime, *, by_hand: bool) -> PaperRecord:
    known_by = st.just("paper") if by_hand else st.sampled_from(["code", "sign-in"])
    unsigned = draw(
        any_with(
            PaperRecord,
            language=st.sampled_from(["nl", "en"]),
            case_number=st.sampled_from(["XX-0231", "OV/7"]),
            sections=st.lists(any_with(PaperSection), max_size=2).map(tuple),
            signatures=st.just(()),
        )
    )
    record = replace(unsigned, kind=kind)
    signature = any_with(
        PaperSignature,
        name=NAMES,
        signed_at=st.just(signed_at),
        known_by=known_by,
        digest=st.just(paper_digest(record)),
        proved_at=st.none() | st.just(signed_at - timedelta(seconds=40)),
    )
    signatures = draw(st.lists(signature, min_size=1, max_size=2))
    return replace(record, signatures=tuple(signatures))


@st.composite
def received(draw: st.DrawFn, reference: str) -> tuple[Beside, ...]:
    """Return papers that came in and were taken, oldest first."""
    ids = draw(st.lists(IDS, max_size=3, unique=True))
    came = sorted((draw(MOMENTS), each) for each in ids)
    made: list[Beside] = []
    for count, (moment, each) in enumerate(came, start=1):
        kind = str(draw(st.sampled_from(catalogue().taken)).key)
        media_type, content = draw(st.sampled_from(BYTES))
        stem = f"{reference}_{kind}_{local_day(moment).isoformat()}_v{count}"
        file = kept(stem, media_type, content)
        said = ReceivedPaper(
            id=each,
            kind=kind,
            sender=draw(NAMES),
            role=draw(st.sampled_from(get_args(PartyRole))),
            received_at=moment,
            taken_at=draw(st.sampled_from([moment, NOW])),
            taken_by=draw(TEXTS),
            content=file,
            size=len(content),
            dated=draw(st.none() | PAST),
            is_scanned=draw(st.booleans()),
            pages_kept=draw(st.sampled_from(["", "1, 3"])),
        )
        made.append(Beside(said, {file.file: content}))
    return tuple(made)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[SentQuote, ...]:
    """Return sent quotes: standing, signed, declined, taken back; a draft may have been between."""
    ids = draw(st.lists(IDS, max_size=3, unique=True))
    numbers = draw(st.lists(st.integers(1, 50), min_size=len(ids), max_size=len(ids), unique=True))
    return tuple(draw(_quote(*both)) for both in zip(ids, sorted(numbers), strict=True))


@st.composite
def _quote(draw: st.DrawFn, key: str, number: int) -> SentQuote:
    begun_at, sent_at, ended_at = sorted(draw(st.tuples(MOMENTS, MOMENTS, MOMENTS)))
    sent = draw(_sent())
    how = draw(st.sampled_from(["", "signed", "declined", "withdrawn"]))
    signature = draw(
        any_with(
            Signature,
            signed_at=st.just(ended_at),
            proved_at=st.just(ended_at - timedelta(seconds=20)),
            digest=st.just(digest_of(to_json(sent))),
        )
    )
    ending = draw(
        any_with(
            QuoteEnding,
            how=st.sampled_from([how] if how in ("declined", "withdrawn") else ["declined"]),
            at=st.just(ended_at),
        )
    )
    orders = get_args(OrderEvent.__annotations__["order"])
    return SentQuote(
        id=key,
        number=number,
        order=draw(st.sampled_from(orders)),
        begun_at=begun_at,
        sent_at=sent_at,
        sent=sent,
        signature=signature if how == "signed" else None,
        ending=ending if how in ("declined", "withdrawn") else None,
    )


@st.composite
def _sent(draw: st.DrawFn) -> QuoteSent:
    cents = st.integers(-10_000, 9_000_000).map(lambda number: Decimal(number) / 100)
    line = any_with(
        Line,
        title=NAMES,
        price=cents,
        quantity=st.sampled_from([Decimal(1), Decimal("2.50"), Decimal("37")]),
    )
    said = draw(
        any_with(
            QuoteSaid,
            lines=st.lists(line, max_size=4).map(tuple),
            payer=st.none() | any_with(Payer, name=NAMES),
        )
    )
    rate = vat_rate(date(2026, 11, 1))
    return QuoteSent(
        said=said,
        totals=total(said.lines, said.vat, rate),
        vat=rate.basis,
        bureau=draw(TEXTS),
        client=draw(TEXTS),
        by=draw(NAMES),
        sent_on=draw(PAST),
        first_day=draw(PAST),
        last_day=draw(PAST),
        weeks=draw(st.integers(-3, 104)),
        sender=draw(TEXTS),
        coach=draw(TEXTS),
        accreditations=tuple(draw(st.lists(TEXTS, max_size=2))),
    )


@st.composite
def files(draw: st.DrawFn) -> TrajectoryFile:
    """Return whole trajectory files: a trajectory with all it keeps, and the bytes beside it."""
    case = draw(profiled(draw(guided(draw(trajectories())))))
    signed, came = draw(papers()), draw(received(case.reference))
    return TrajectoryFile(
        replace(
            case,
            papers=_said(signed),
            received=_said(came),
            quotes=draw(quotes()),
        ),
        {name: held for one in (*signed, *came) for name, held in one.contents.items()},
    )


def _said(found: Sequence[Beside]) -> tuple[SignedPaper | ReceivedPaper, ...]:
    return tuple(one.said for one in found)
