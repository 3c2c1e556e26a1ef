"""Papers and quotes of a file that do not fit are refused with their place; nothing is written."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.apps.documents.portable import bring_in, gone, new_bureau, packed, refused, taken_out
from tests.apps.documents.test_papers import order, scan, sign
from tests.apps.documents.test_papers_in import ask, pdf, send, take, tokens
from tests.apps.documents.test_quote_on_paper import quoted
from tests.cast import NOW, Cast
from tests.infra.test_scanning import Scanner
from tests.unfit_files import LARGE, LOCKED
from wissel.apps.documents import service as documents
from wissel.apps.documents.service.papers import make_paper_file
from wissel.apps.orders import service as orders
from wissel.connections.trajectory_file import TrajectoryFile, record_bytes
from wissel.connections.wire import InputError, read
from wissel.core.papers import PaperRecord, PaperRow, PaperSection, digest_of
from wissel.core.quotes import SentQuote
from wissel.core.wire import to_json

pytestmark = pytest.mark.slow

LATER = NOW + timedelta(days=1)
#: Where each stands in the file that is made below.
SIGNED, SCAN, CONFIRMATION = 0, 1, 2


@pytest.fixture
def made(cast: Cast) -> documents.Exported:
    """An export with a paper drawn, a scan, one not drawn yet, one received, two quotes."""
    view = sign(cast)
    make_paper_file.func(now=NOW, bureau=str(cast.coach.bureau), paper=str(view.id))
    scan(cast)
    order(cast)
    declined = quoted(cast)
    orders.decline_quote(actor=cast.manager, now=NOW, quote=declined, reason="Te duur.")
    ask(cast)
    take(cast, send(tokens(cast)[0]).id)
    return taken_out(cast.command, cast.number, contents=True)


def bare(made: documents.Exported) -> documents.Exported:
    """The export without what refuses it here, where the trajectory still stands."""
    case = replace(made.trajectory, journal=(), capacity=(), reports=())
    return documents.Exported(case, made.contents)


def changed(made: documents.Exported, part: str, index: int, **changes: Any) -> TrajectoryFile:
    """The file with one of its papers or quotes changed."""
    values = list(getattr(made.trajectory, part))
    values[index] = replace(values[index], **changes)
    case = replace(made.trajectory, **{part: tuple(values)})
    return TrajectoryFile(case, made.contents)


PAPERS: list[tuple[str, str, int, dict[str, Any], str, str]] = [
    ("id", "papers", SIGNED, {"id": "9"}, "wrong-value", "$.papers[0].id"),
    ("kind", "papers", SIGNED, {"kind": "dagboek"}, "wrong-value", "$.papers[0].kind"),
    ("number", "papers", SIGNED, {"number": 2}, "wrong-value", "$.papers[0].number"),
    ("future", "papers", SIGNED, {"signed_at": LATER}, "future", "$.papers[0].signed_at"),
    ("made", "papers", SIGNED, {"made_at": LATER}, "future", "$.papers[0].made_at"),
    ("no-moment", "papers", SIGNED, {"made_at": None}, "wrong-value", "$.papers[0].made_at"),
    ("no-file", "papers", SIGNED, {"content": None}, "wrong-value", "$.papers[0].made_at"),
    ("signer", "papers", SIGNED, {"signed_by": ("X",)}, "wrong-value", "$.papers[0].signed_by"),
    ("digest", "papers", SIGNED, {"digest": "0" * 64}, "wrong-hash", "$.papers[0].record"),
    ("as-scan", "papers", SIGNED, {"is_scan": True}, "wrong-value", "$.papers[0].is_scan"),
    ("seal", "papers", SIGNED, {"sealed_by": "x" * 201}, "too-long", "$.papers[0].sealed_by"),
    ("scan-seal", "papers", SCAN, {"sealed_by": "x"}, "wrong-value", "$.papers[1].sealed_by"),
    (
        "scan-gone",
        "papers",
        SCAN,
        {"content": None, "made_at": None},
        "wrong-value",
        "$.papers[1].content",
    ),
    (
        "seal-of-nothing",
        "papers",
        CONFIRMATION,
        {"sealed_by": "x"},
        "wrong-value",
        "$.papers[2].sealed_by",
    ),
    ("received-id", "received", 0, {"id": ""}, "wrong-value", "$.received[0].id"),
    ("received-kind", "received", 0, {"kind": "dagboek"}, "kind", "$.received[0].kind"),
    ("never-taken", "received", 0, {"kind": "uitslag"}, "medical", "$.received[0].kind"),
    ("received-size", "received", 0, {"size": 3}, "wrong-value", "$.received[0].size"),
    ("received-when", "received", 0, {"received_at": LATER}, "future", "$.received[0].received_at"),
    (
        "taken-before",
        "received",
        0,
        {"taken_at": NOW - timedelta(days=9)},
        "wrong-order",
        "$.received[0].taken_at",
    ),
    ("dated", "received", 0, {"dated": LATER.date()}, "wrong-value", "$.received[0].dated"),
    ("sender", "received", 0, {"sender": "x" * 201}, "too-long", "$.received[0].sender"),
    ("taken-by", "received", 0, {"taken_by": "x" * 201}, "too-long", "$.received[0].taken_by"),
    ("pages", "received", 0, {"pages_kept": "1" * 101}, "too-long", "$.received[0].pages_kept"),
]


def test_papers_that_do_not_fit_are_refused_with_their_place(made: documents.Exported) -> None:
    told = {}
    actor = new_bureau()
    for name, part, index, changes, _, _ in PAPERS:
        error = refused(actor, changed(made, part, index, **changes))
        assert error.message.nl != error.message.en
        told[name] = (error.code, error.path)
    assert told == {name: (code, path) for name, _, _, _, code, path in PAPERS}


def first(quote: SentQuote, **changes: Any) -> dict[str, Any]:
    return {"sent": replace(quote.sent, **changes)}


def test_quotes_that_do_not_fit_are_refused_with_their_place(made: documents.Exported) -> None:
    signed, declined = made.trajectory.quotes
    assert signed.signature is not None
    assert declined.ending is not None
    said = declined.sent.said
    long = replace(said, approach="x" * 4001)
    dear = replace(said, lines=(replace(said.lines[0], price=Decimal("1E+30")),))
    bad: list[tuple[int, dict[str, Any], str, str]] = [
        (0, {"id": "x"}, "wrong-value", "id"),
        (1, {"id": signed.id}, "wrong-value", "id"),
        (1, {"number": signed.number}, "wrong-value", "number"),
        (0, {"number": 0}, "wrong-value", "number"),
        (1, {"number": 2**70}, "wrong-value", "number"),
        (0, {"order": "een-auto"}, "wrong-value", "order"),
        (0, {"sent_at": LATER}, "future", "sent_at"),
        (0, {"sent_at": NOW - timedelta(days=1)}, "wrong-order", "sent_at"),
        (0, {"ending": declined.ending}, "wrong-value", "ending"),
        (0, first(signed, coach="Iemand Anders"), "wrong-hash", "signature.digest"),
        (1, {"ending": replace(declined.ending, at=LATER)}, "future", "ending.at"),
        (1, {"ending": replace(declined.ending, by="x" * 201)}, "too-long", "ending.by"),
        (1, {"ending": replace(declined.ending, reason="x" * 1001)}, "too-long", "ending.reason"),
        (1, first(declined, said=long), "too-long", "sent.said.approach"),
        (1, first(declined, said=dear), "price", "sent.said.lines[0].price"),
        (1, first(declined, said=replace(said, lines=())), "wrong-value", "sent.totals"),
        (
            1,
            first(declined, totals=replace(declined.sent.totals, percent=Decimal("1E+99"))),
            "wrong-value",
            "sent.totals.percent",
        ),
        (
            1,
            first(declined, totals=replace(declined.sent.totals, net=Decimal(1))),
            "wrong-value",
            "sent.totals",
        ),
    ]
    actor = new_bureau()
    for index, changes, code, path in bad:
        error = refused(actor, changed(bare(made), "quotes", index, **changes))
        assert (error.code, error.path) == (code, f"$.quotes[{index}].{path}")
        assert error.message.nl != error.message.en


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda r: r["sections"][0]["rows"][0].update(value="Iets anders"), "wrong-hash"),
        (lambda r: r["signatures"].clear(), "wrong-value"),
        (lambda r: r.update(kind="toestemmingsformulier"), "wrong-value"),
        (lambda r: r.update(case_number="ZZ-1"), "wrong-hash"),
        (lambda r: r.pop("title"), "wrong-value"),
    ],
)
def test_a_record_that_was_changed_after_signing_is_refused(
    made: documents.Exported, change: Callable[[dict[str, Any]], object], code: str
) -> None:
    name = made.trajectory.papers[SIGNED].record
    record = json.loads(made.contents[name])
    change(record)
    contents = {**made.contents, name: json.dumps(record).encode()}
    error = refused(new_bureau(), TrajectoryFile(made.trajectory, contents))
    assert (error.code, error.path) == (code, "$.papers[0].record")


@pytest.mark.parametrize(
    "row",
    [
        PaperRow("x", "X", "gisteren", "day"),
        PaperRow("x", "X", "2026-02-31", "day"),
        PaperRow("x", "X", "20261122", "day"),
        PaperRow("x", "X", "veel", "money"),
        PaperRow("x", "X", "1E+9", "money"),
    ],
)
def test_a_record_that_no_page_can_show_is_refused_though_its_hash_holds(
    made: documents.Exported, row: PaperRow
) -> None:
    said = made.trajectory.papers[SIGNED]
    record = read(PaperRecord, made.contents[said.record])
    record = replace(record, sections=(PaperSection("Deel", (row,)),))
    digest = digest_of(record)
    record = replace(
        record, signatures=tuple(replace(one, digest=digest) for one in record.signatures)
    )
    given = changed(made, "papers", SIGNED, digest=digest)
    contents = {**made.contents, said.record: record_bytes(to_json(record))}
    error = refused(new_bureau(), TrajectoryFile(given.trajectory, contents))
    assert (error.code, error.path) == ("wrong-value", "$.papers[0].record")


def with_bytes(made: documents.Exported, content: bytes, **changes: Any) -> documents.Exported:
    """The export with other bytes for what was received, as if they had been taken."""
    [paper] = made.trajectory.received
    told = replace(paper.content, sha256=hashlib.sha256(content).hexdigest(), **changes)
    case = replace(made.trajectory, received=(replace(paper, content=told, size=len(content)),))
    return documents.Exported(case, {**made.contents, paper.content.file: content})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<script>alert(1)</script>", "wrong-type"),
        (b"%PDF-1.7 not a whole one", "broken"),
        (LOCKED, "locked"),
        (LARGE, "too-large"),
        (b"", "empty"),
    ],
)
def test_what_could_not_come_in_by_a_link_does_not_come_in_by_a_file(
    made: documents.Exported, content: bytes, code: str
) -> None:
    error = refused(new_bureau(), packed(with_bytes(made, content)))
    assert (error.code, error.path) == (code, "$.received[0].content.file")


def test_bytes_of_another_type_than_the_file_says_are_refused(made: documents.Exported) -> None:
    error = refused(new_bureau(), packed(with_bytes(made, pdf(), media_type="image/png")))
    assert error.path == "$.received[0].content.media_type"


def test_a_virus_is_looked_for_again(made: documents.Exported, settings: Any) -> None:
    settings.WISSEL_CLAMD = Scanner(b"stream: Eicar FOUND\0").address
    error = refused(new_bureau(), packed(made))
    assert (error.code, error.path) == ("infected", "$.papers[0].content.file")


def renamed(made: documents.Exported, part: str, name: str) -> documents.Exported:
    """The export with the first file of a part under another name, in the zip as well."""
    [one, *rest] = getattr(made.trajectory, part)
    old = one.content.file
    one = replace(one, content=replace(one.content, file=name))
    case = replace(made.trajectory, **{part: (one, *rest)})
    contents = {each: held for each, held in made.contents.items() if each != old}
    return documents.Exported(case, {**contents, name: made.contents[old]})


@pytest.mark.parametrize("part", ["papers", "received"])
@pytest.mark.parametrize("name", ["../passwd", "/etc/x", "a\\b.pdf", ".hidden.pdf", "x" * 121])
def test_a_name_that_is_none_is_refused(made: documents.Exported, part: str, name: str) -> None:
    error = refused(new_bureau(), packed(renamed(made, part, name)))
    assert (error.code, error.path) == ("wrong-value", f"$.{part}[0].content.file")


def read_wrong(made: documents.Exported) -> InputError:
    with pytest.raises(InputError) as error:
        packed(made)
    return error.value


def test_a_zip_lacks_changes_and_shares_no_file(made: documents.Exported) -> None:
    case, contents = made.trajectory, made.contents
    signed, [received] = case.papers[SIGNED], case.received
    assert signed.content is not None
    for name, place in (
        (signed.record, "$.papers[0].record"),
        (signed.content.file, "$.papers[0].content.file"),
        (received.content.file, "$.received[0].content.file"),
    ):
        without: Mapping[str, bytes] = {k: v for k, v in contents.items() if k != name}
        error = read_wrong(documents.Exported(case, without))
        assert (error.code, error.path) == ("missing-file", place)
    for name, place in (
        (signed.content.file, "$.papers[0].content.sha256"),
        (received.content.file, "$.received[0].content.sha256"),
    ):
        other = {**contents, name: contents[name] + b" "}
        error = read_wrong(documents.Exported(case, other))
        assert (error.code, error.path) == ("wrong-hash", place)
    shared = replace(received, content=replace(signed.content))
    error = read_wrong(documents.Exported(replace(case, received=(shared,)), contents))
    assert (error.code, error.path) == ("wrong-value", "$.received[0].content.file")
    unhashed = replace(received, content=replace(received.content, sha256=""))
    error = read_wrong(documents.Exported(replace(case, received=(unhashed,)), contents))
    assert (error.code, error.path) == ("wrong-hash", "$.received[0].content.sha256")


def test_twice_and_at_another_bureau_of_this_installation_is_refused(
    cast: Cast, made: documents.Exported
) -> None:
    """Papers and quotes keep their identity, which exists once, whatever else the file says."""
    only: dict[str, Any] = {"papers": (), "received": (), "quotes": ()}
    for part in only:
        case = bare(made).trajectory
        case = replace(case, **(only | {part: getattr(case, part)}))
        error = refused(new_bureau(), TrajectoryFile(case, made.contents))
        assert (error.code, error.path) == ("identity-taken", f"$.{part}")
    with gone(cast):
        actor = new_bureau("OV")
        bring_in(actor, packed(made))
        assert refused(actor, packed(made)).code == "already-here"


def test_a_refused_import_leaves_no_bytes_behind(made: documents.Exported, cast: Cast) -> None:
    from django.core.files.storage import default_storage

    with gone(cast):
        actor = new_bureau()
        refused(actor, changed(made, "quotes", 0, order="een-auto"))
        assert not default_storage.exists(actor.bureau.hex)
        bring_in(actor, packed(made))
        assert default_storage.exists(actor.bureau.hex)
