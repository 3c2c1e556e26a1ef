"""``wissel bench bundle``: the evidence bundle and its reading copy of a thick file.

A trajectory with 60 documents of 300 pages together: monthly reports as they are drawn here, scans
in grey and photographs, all sent in and taken through the doors. In a database that is made for
this and thrown away. The reports are drawn from the files of ``tests/core/audit/clean``, which are
part of a checkout and not of the installed package.
"""

import os
import platform
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pikepdf
from PIL import Image

from wissel.cli import _bench_pdf, _bench_web, _django
from wissel.cli._bench_audit import FILES
from wissel.connections.trajectory_file import read_trajectory
from wissel.core.wire import to_json
from wissel.infra import pdf

if TYPE_CHECKING:
    from uuid import UUID

    from wissel.infra.doors import Actor

#: Documents of the trajectory, of which so many are reports and photographs, and their pages.
DOCUMENTS: Final = 60
REPORTS: Final = 24
PHOTOS: Final = 6
PAGES: Final = 300
#: Seconds that a bundle may take, and its reading copy.
LIMIT: Final = 5.0
ROUNDS: Final = 5
#: A sheet of A4 in grey at 150 dots an inch, and a photograph of a telephone.
_SHEET: Final = (1240, 1754)
_PHOTO: Final = (2000, 1500)
_GRAIN, _QUALITY = 12, 60


def report() -> str:
    """Return the figures and their ratios. Raises ``FileNotFoundError`` without a checkout."""
    if not FILES.is_dir():
        raise FileNotFoundError(FILES)
    with tempfile.TemporaryDirectory(prefix="wissel-bench-") as folder:
        os.environ["WISSEL_DATA_DIR"] = folder
        _django.setup(migrated=False)
        with _bench_web._database(Path(folder)) as vendor:
            return _report(vendor)


def _report(vendor: str) -> str:
    from wissel.apps.documents import service as documents

    now = _django.clock()
    coach, trajectory = _trajectory(now)
    fill(coach, _employee(coach, now, trajectory), now, trajectory, contents())

    def bundle() -> bytes:
        return documents.bundle(actor=coach, now=now, trajectory=trajectory).content

    def copy() -> bytes:
        return documents.reading_copy(actor=coach, now=now, trajectory=trajectory).content

    size = len(bundle()) / 1024**2
    pages = pdf.claims(copy()).pages
    lines = [
        f"{DOCUMENTS} documents of {PAGES} pages, bundle of {size:.0f} MB, reading copy of {pages}"
        f" pages, {ROUNDS} rounds; {vendor} · Python {platform.python_version()}\n",
        _line("bundle, sealed", _measured(bundle)),
        _line("reading copy", _measured(copy)),
    ]
    return "\n".join(lines) + "\n"


def _line(name: str, took: list[float]) -> str:
    median = statistics.median(took)
    return (
        f"{name:<16} {median:5.2f} s median, {min(took):5.2f} to {max(took):5.2f} s"
        f"   {median / LIMIT:.2f} of the limit of {LIMIT:.0f} s"
    )


def _measured(make: Callable[[], bytes]) -> list[float]:
    """Return the seconds of each round, by the clock on the wall."""
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        make()
        found.append(time.perf_counter() - began)
    return found


def _trajectory(now: datetime) -> "tuple[Actor, UUID]":
    """Make a bureau with a seal and one trajectory; return its coach and the trajectory."""
    from wissel.apps.bureaus import service as bureaus
    from wissel.apps.trajectories import service as trajectories
    from wissel.cli import _bench_bureau
    from wissel.core.absence import Absence
    from wissel.core.access import Role
    from wissel.infra.doors import Actor
    from wissel.infra.ids import uuid7

    command = Actor(bureau=uuid7(), name="bench", role="system", kind="command")
    bureaus.open_bureau(actor=command, now=now, name="Bureau Meetlat", number_prefix="ML")
    client = bureaus.register_client(actor=command, now=now, name="Opdrachtgever B.V.").id
    manager, coach = (
        _bench_bureau._member(command, "Mara Meter", f"{role}@meetlat.example", role)
        for role in (Role.MANAGER, Role.COACH)
    )
    bureaus.make_seal(actor=manager, now=now)
    made = trajectories.register(
        actor=coach,
        now=now,
        registration=trajectories.Registration(
            employee_name="Ans Voorbeeld",
            employee_email="ans@meetlat.example",
            client=client,
            absence=Absence(first_sick_day=now.date() - timedelta(days=500)),
        ),
    )
    return coach, made.id


def _employee(coach: "Actor", now: datetime, trajectory: "UUID") -> "Actor":
    """Let the employee in: only who takes part sends papers."""
    from wissel.apps.bureaus import service as bureaus
    from wissel.apps.trajectories import service as trajectories

    invited = trajectories.invite_employee(actor=coach, now=now, trajectory=trajectory)
    accepted = bureaus.accept_invitation(
        token=invited.token, password=secrets.token_urlsafe(20), now=now
    )
    employee = bureaus.actor_of(user=accepted.user, membership=accepted.membership)
    if employee is None or accepted.person is None:
        raise RuntimeError("an employee who was just let in has no actor")
    trajectories.tie_employee(actor=employee, now=now, person=accepted.person)
    return employee


def fill(
    coach: "Actor", sender: "Actor", now: datetime, trajectory: "UUID", found: Iterator[bytes]
) -> None:
    """Send every document in and take it, through the doors."""
    from wissel.apps.documents import service as documents

    for number, content in enumerate(found):
        day: date = now.date() - timedelta(days=number)
        sent = documents.send_own(
            actor=sender,
            now=now,
            trajectory=trajectory,
            kind="advies-bedrijfsarts",
            content=content,
            dated=day,
        )
        documents.take_paper(actor=coach, now=now, received=sent.id, dated=day, author="R. Amrani")


def contents() -> Iterator[bytes]:
    """Yield :data:`DOCUMENTS` files that have :data:`PAGES` pages together."""
    left = PAGES
    for content in _reports():
        left -= pdf.claims(content).pages
        yield content
    for number in range(PHOTOS):
        left -= 1
        yield _picture("RGB", _PHOTO, number)
    scans = DOCUMENTS - REPORTS - PHOTOS
    for number in range(scans):
        pages = left // (scans - number)
        left -= pages
        yield _scan(pages, number)


def _reports() -> Iterator[bytes]:
    records = [
        to_json(_bench_pdf._record(read_trajectory(path.read_bytes())))
        for path in sorted(FILES.glob("*.json"))
    ]
    moment = datetime.fromisoformat("2026-11-27T12:00:00+00:00")
    for number, record in enumerate(islice(cycle(records), REPORTS)):
        yield pdf.render(
            template="report",
            record=record,
            language="nl",
            timestamp=moment + timedelta(hours=number),
        )


def _scan(pages: int, number: int) -> bytes:
    """Return a scan: a picture in grey on each page, none the same."""
    with pikepdf.new() as file:
        for page in range(pages):
            drawn = _picture("L", _SHEET, number * 100 + page)
            held = pikepdf.Stream(file, drawn)
            held.Type, held.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            held.Width, held.Height = _SHEET
            held.ColorSpace, held.BitsPerComponent = pikepdf.Name.DeviceGray, 8
            held.Filter = pikepdf.Name.DCTDecode
            sheet = file.add_blank_page(page_size=(595, 842))
            sheet.add_resource(held, pikepdf.Name.XObject, name=pikepdf.Name.Scan)
            sheet.contents_add(b"q 595 0 0 842 0 0 cm /Scan Do Q")
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def _picture(mode: str, size: tuple[int, int], number: int) -> bytes:
    """Return a JPEG with grain; a mark in the corner makes each another."""
    drawn = Image.effect_noise(size, _GRAIN).convert(mode)
    drawn.paste((number % 256,) * len(mode), (0, 0, 16, 16))
    out = BytesIO()
    drawn.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
