"""``wissel bench pdf``: the PDF of a full month, beside other makers of PDFs with the same content.

The reports are drawn from the files of ``tests/core/audit/clean``, which are part of a checkout and
not of the installed package. WeasyPrint and Chromium take part where they are installed; they get
plain HTML with the same sections, statements and evidence, and neither makes PDF/A-2a of it.
"""

import platform
import shutil
import statistics
import time
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from html import escape
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from wissel.cli._bench_audit import FILES
from wissel.connections.trajectory_file import read_trajectory
from wissel.core.due import everything_due
from wissel.core.programme import load
from wissel.core.reports import apply_edits, draft, respond
from wissel.core.reports.record import Edit, Layer, ReportRecord, Response
from wissel.core.trajectory import Trajectory
from wissel.core.wire import to_json
from wissel.infra import pdf

#: Milliseconds that a report of a full month may take when the compiler is warm.
LIMIT: Final = 150
ROUNDS: Final = 5
_PERCENT: Final = 95
Make = Callable[[ReportRecord], bytes]


def report() -> str:
    """Return the figures of each maker. Raises ``FileNotFoundError`` without a checkout."""
    records = [_record(read_trajectory(path.read_bytes())) for path in sorted(FILES.glob("*.json"))]
    if not records:
        raise FileNotFoundError(FILES)
    ours = _measured(records, _typst)
    pages = statistics.median(pdf.claims(_typst(one)).pages for one in records)
    lines = [
        f"PDF of a full month, {len(records)} reports of {pages:.0f} pages (median),"
        f" {ROUNDS} rounds · Python {platform.python_version()}\n",
        _line("Typst (ours)", ours) + f"   {ours[0] / LIMIT:.2f} of the limit of {LIMIT} ms",
    ]
    for name, maker in _PEERS.items():
        with maker() as make:
            if make is None:
                lines.append(f"{name:<16} not installed")
            else:
                peer = _measured(records, make)
                lines.append(_line(name, peer) + f"   {peer[0] / ours[0]:.1f} x ours")
    return "\n".join(lines) + "\n"


def _line(name: str, found: tuple[float, float]) -> str:
    median, high = found
    return f"{name:<16} {median:7.1f} ms median, {high:7.1f} ms for {_PERCENT} of 100"


def _measured(records: list[ReportRecord], make: Make) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds, by the clock on the wall."""
    for one in records:
        make(one)  # warm
    found = []
    for _ in range(ROUNDS):
        for one in records:
            begun = time.perf_counter()
            make(one)
            found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=100)[_PERCENT - 1]


def _record(case: Trajectory) -> ReportRecord:
    """Return the report of the month of which most was logged, written and read."""
    counted = Counter((one.happened_on.year, one.happened_on.month) for one in case.journal)
    (year, month), _ = counted.most_common(1)[0]
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    today = last + timedelta(days=3)
    programme = load(case.programme.name, case.programme.version)
    due = everything_due(case, programme, today=today)
    made = draft(
        case,
        due.obligations,
        period_from=first,
        period_to=last,
        today=today,
        profiles=case.profiles,
    )
    answers = [Edit("answer", one.id, "Dat is besproken.") for one in made.questions()]
    blank = [
        Edit("change", held.id, "Het traject loopt volgens het plan.", base="")
        for _, held in made.statements()
        if held.layer is Layer.OPINION and not held.text
    ]
    written = apply_edits(made, [*answers, *blank]).record
    return respond(written, Response("agreed", today, ""))


def _typst(record: ReportRecord) -> bytes:
    return pdf.render(
        template="report",
        record=to_json(record),
        language="nl",
        timestamp=datetime(2026, 11, 27, tzinfo=UTC),
    )


def _html(record: ReportRecord) -> str:
    """Return the same content as plain HTML: sections, statements, the list of evidence."""
    head, parts = record.header, []
    for section in record.sections:
        parts.append(f"<h2>{section.number}. {escape(section.title.nl)}</h2>")
        for held in section.statements:
            proofs = ", ".join(escape(piece.label) for piece in held.evidence)
            cells = held.activity
            row = f"{cells.day} {escape(cells.sort)} {escape(cells.aim)}" if cells else ""
            parts.append(f"<p>{row} {escape(held.text)} <small>{proofs}</small></p>")
    rows = "".join(
        f"<tr><td>{piece.day}</td><td>{escape(piece.label)}</td></tr>"
        for _, held in record.statements()
        for piece in held.evidence
    )
    return (
        f'<!doctype html><html lang="nl"><title>{escape(head.title.nl)}</title>'
        f"<h1>{escape(head.title.nl)}</h1><p>{escape(head.employee)}, {head.case_number}</p>"
        f"{''.join(parts)}<h2>Bewijs</h2><table>{rows}</table></html>"
    )


@contextmanager
def _weasyprint() -> Iterator[Make | None]:
    if find_spec("weasyprint") is None:
        yield None
        return
    document = import_module("weasyprint").HTML
    yield lambda record: document(string=_html(record)).write_pdf()


@contextmanager
def _chromium() -> Iterator[Make | None]:
    """Print with one browser that stays open: what a server that prints would do."""
    path = shutil.which("chromium")
    if path is None or find_spec("playwright") is None:
        yield None
        return
    with import_module("playwright.sync_api").sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()

        def make(record: ReportRecord) -> bytes:
            page.set_content(_html(record))
            printed: bytes = page.pdf(format="A4", tagged=True)
            return printed

        yield make
        browser.close()


_PEERS: Final = {"WeasyPrint": _weasyprint, "Chromium": _chromium}
