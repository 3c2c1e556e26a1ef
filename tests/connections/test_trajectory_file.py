"""The trajectory file: what is written is read back, and what is wrong is named with its place."""

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.any_papers import files
from tests.any_trajectory import plain, trajectories
from wissel.connections import _unzip, trajectory_file
from wissel.connections.trajectory_file import (
    MAIN,
    TrajectoryFile,
    differences,
    json_bytes,
    read_file,
    read_trajectory,
    zip_bytes,
)
from wissel.connections.wire import InputError, json_schema
from wissel.core.trajectory import FILE_VERSION, ReleasedReport, Trajectory

SCHEMA = Draft202012Validator(json_schema(Trajectory), format_checker=FormatChecker())
PDF = b"%PDF-1.7 a document"
REPORT = ReleasedReport(
    id="00000000-0000-0000-0000-000000000009",
    kind="monthly-report",
    label="maandrapport",
    period="2026-10",
    version=1,
    released_at=datetime(2026, 10, 31, 8, tzinfo=UTC),
    sha256=hashlib.sha256(PDF).hexdigest(),
    file="XX-0231_maandrapport_2026-10_v1.pdf",
    record="XX-0231_maandrapport_2026-10_v1.json",
)
CONTENTS = {REPORT.file: PDF, REPORT.record: b"{}"}
WITH_REPORT = plain(reports=(REPORT,))


def refused(raw: bytes, language: str = "en") -> InputError:
    with pytest.raises(InputError) as error:
        read_file(io.BytesIO(raw), language=language)
    return error.value


def changed(change: Callable[[Any], object]) -> bytes:
    document = json.loads(json_bytes(plain()))
    change(document)
    return json.dumps(document).encode()


@settings(deadline=None)  # the machine may be busy
@given(trajectories())
def test_what_is_written_is_read_back_and_fits_the_published_schema(case: Trajectory) -> None:
    written = json_bytes(case)
    assert read_file(io.BytesIO(written)).trajectory == case
    SCHEMA.validate(json.loads(written))


@settings(deadline=None)
@given(files())
def test_a_whole_file_comes_back_with_its_documents_and_fits_the_published_schema(
    whole: TrajectoryFile,
) -> None:
    packed = zip_bytes(whole.trajectory, whole.contents)
    assert read_file(io.BytesIO(packed)) == whole
    SCHEMA.validate(json.loads(json_bytes(whole.trajectory)))


def test_unknown_is_null_and_differs_from_zero_and_from_an_empty_text() -> None:
    document = json.loads(json_bytes(plain()))
    assert document["journal"][0]["content"]["minutes"] is None
    assert document["journal"][0]["content"]["aim"] == ""
    document["journal"][0]["content"]["minutes"] = 0
    read = read_trajectory(json.dumps(document).encode())
    assert read != plain()


def test_a_zip_brings_its_documents_back_and_is_the_same_each_time() -> None:
    packed = zip_bytes(WITH_REPORT, CONTENTS)
    read = read_file(io.BytesIO(packed))
    assert (read.trajectory, dict(read.contents), read.unnamed) == (WITH_REPORT, CONTENTS, ())
    assert zip_bytes(WITH_REPORT, CONTENTS) == packed


def test_a_file_in_the_zip_that_nobody_speaks_of_is_left_out_and_named() -> None:
    packed = zip_bytes(WITH_REPORT, {**CONTENTS, "notes.txt": b"x"})
    read = read_file(io.BytesIO(packed))
    assert read.unnamed == ("notes.txt",)
    assert "notes.txt" not in read.contents


def test_a_byte_order_mark_and_another_zone_are_no_errors() -> None:
    raw = json_bytes(plain()).replace(b"T09:00:00+00:00", b"T10:00:00+01:00")
    assert read_file(io.BytesIO(b"\xef\xbb\xbf" + raw)).trajectory == plain()


GOOD = json_bytes(plain())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("raw", "code", "path"),
    [
        (b"", "not-json", "$"),
        (b"\xff\xfe\x00", "not-json", "$"),
        (b"geen json", "not-json", "$"),
        (GOOD[: len(GOOD) // 2], "not-json", "$"),
        (b"[" * 200_000, "not-json", "$"),
        (b'{"journal":' * 100_000, "not-json", "$"),
        (b"[]", "wrong-value", "$"),
        (b"{}", "missing", "$.reference"),
        (changed(lambda d: d.pop("absence")), "missing", "$.absence"),
        (changed(lambda d: d.update(bsn="123")), "unknown-key", "$.bsn"),
        (changed(lambda d: d["employee"].update(name=3)), "wrong-value", "$.employee.name"),
        (changed(lambda d: d.update(registered_on="1-7-2026")), "wrong-value", "$.registered_on"),
        (changed(lambda d: d.update(closed_on="1026-07-01")), "out-of-range", "$.closed_on"),
        (changed(lambda d: d.update(closed_on="9999-12-31")), "out-of-range", "$.closed_on"),
        (changed(lambda d: d.update(file_version=0)), "wrong-value", "$.file_version"),
        (
            changed(lambda d: d["journal"][0].update(recorded_at="2026-11-21T09:00:00")),
            "wrong-value",
            "$.journal[0].recorded_at",
        ),
        (
            changed(lambda d: d["journal"][0].update(author="a\0b")),
            "wrong-value",
            "$.journal[0].author",
        ),
        (
            changed(lambda d: d["journal"][0]["content"].update(medium="fax")),
            "wrong-value",
            "$.journal[0].content.medium",
        ),
        (
            changed(lambda d: d["journal"][0].update(content={"kind": "note", "texts": "x"})),
            "missing",
            "$.journal[0].content.text",
        ),
        (
            changed(lambda d: d["journal"][0].update(content={"kind": "diary", "text": "x"})),
            "wrong-value",
            "$.journal[0].content.kind",
        ),
        (
            changed(lambda d: d["journal"][0].update(content=["x"])),
            "wrong-value",
            "$.journal[0].content.kind",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_named_with_its_place(raw: bytes, code: str, path: str, language: str) -> None:
    error = refused(raw, language)
    assert (error.code, error.path) == (code, path)
    assert error.message.endswith(".")


def test_a_newer_version_is_refused_before_its_unknown_keys_are() -> None:
    newer = changed(lambda d: d.update(file_version=FILE_VERSION + 1, telepathy=[]))
    error = refused(newer)
    assert (error.code, error.path) == ("newer-version", "$.file_version")
    assert f"version {FILE_VERSION + 1}" in error.message
    assert refused(changed(lambda d: d.update(file_version=9))).code == "newer-version"


class Endless(io.RawIOBase):
    """A source that never ends, and knows how much was taken of it."""

    def __init__(self, start: bytes) -> None:
        self.taken = 0
        self.start = start

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        first = self.start if not self.taken else b""
        self.taken += size
        return first[:size] + b"x" * (size - len(first[:size]))


@pytest.mark.parametrize(
    ("start", "limit"),
    [(b"{", "MOST_BYTES_OF_JSON"), (b"PK\x03\x04", "MOST_BYTES_OF_ZIP")],
)
def test_a_file_without_end_is_refused_before_it_is_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch, start: bytes, limit: str
) -> None:
    monkeypatch.setattr(trajectory_file, limit, 5000)
    source = Endless(start)
    with pytest.raises(InputError) as error:
        read_file(source)  # type: ignore[arg-type]  # all that is asked of it is read()
    assert error.value.code == "too-large"
    assert source.taken == 5001


def test_a_document_that_is_not_the_released_one_is_refused() -> None:
    error = refused(zip_bytes(WITH_REPORT, {**CONTENTS, REPORT.file: PDF + b" "}))
    assert (error.code, error.path) == ("wrong-hash", "$.reports[0].sha256")


@pytest.mark.parametrize("field", ["file", "record"])
def test_a_document_that_is_missing_from_the_zip_is_named(field: str) -> None:
    name = getattr(REPORT, field)
    error = refused(zip_bytes(WITH_REPORT, {k: v for k, v in CONTENTS.items() if k != name}))
    assert (error.code, error.path) == ("missing-file", f"$.reports[0].{field}")
    assert name in error.message


def test_a_zip_without_the_json_says_what_is_missing() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr("other.json", b"{}")
    error = refused(made.getvalue())
    assert error.code == "missing"
    assert MAIN in error.message


def test_a_zip_bomb_is_stopped_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trajectory_file, "MOST_BYTES_UNPACKED", 100_000)
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr(MAIN, GOOD)
        packed.writestr("bomb", b"\0" * 10_000_000)
    bomb = made.getvalue()
    assert len(bomb) < 20_000
    assert refused(bomb).code == "too-large"
    # And one that lies about the size of what is in it.
    size = struct.pack("<L", 10_000_000)
    assert bomb.count(size) == 2
    assert refused(bomb.replace(size, struct.pack("<L", 10))).code in ("not-a-zip", "too-large")


def test_many_small_bombs_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trajectory_file, "MOST_BYTES_UNPACKED", 100_000)
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for number in range(30):
            packed.writestr(f"part{number}", b"\0" * 5000)
    assert refused(made.getvalue()).code == "too-large"


def test_a_listing_without_end_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_unzip, "_MOST_BYTES_OF_LISTING", 500)
    made = io.BytesIO()
    with ZipFile(made, "w") as packed:
        for number in range(20):
            packed.writestr(f"empty{number}", b"")
    assert refused(made.getvalue()).code == "not-a-zip"


def locked() -> bytes:
    """A zip that says it is encrypted."""
    packed = bytearray(zip_bytes(plain(), {}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + offset] |= 1
    return bytes(packed)


def twice() -> bytes:
    """A zip that holds one name twice."""
    made = io.BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr(MAIN, GOOD)
        packed.writestr("x" * len(MAIN), GOOD)
    return made.getvalue().replace(b"x" * len(MAIN), MAIN.encode())


def otherwise_packed() -> bytes:
    """A zip packed in a way that plain zips are not."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_BZIP2) as packed:
        packed.writestr(MAIN, GOOD)
    return made.getvalue()


WHOLE = zip_bytes(WITH_REPORT, CONTENTS)


def nameless() -> bytes:
    """Return a zip with a name that begins with a zero byte: nothing is left of it."""
    name = REPORT.file.encode()
    return WHOLE.replace(name, b"\0" + name[1:])


@pytest.mark.parametrize(
    "raw",
    [
        b"PK",
        WHOLE[:-1],
        WHOLE[:-200],
        WHOLE[:40],
        locked(),
        twice(),
        otherwise_packed(),
        nameless(),
    ],
    ids=["two-bytes", "one-short", "cut", "start", "locked", "twice", "bzip2", "nameless"],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_zip_that_cannot_be_read_is_refused_with_a_sentence(raw: bytes, language: str) -> None:
    error = refused(raw, language)
    assert (error.code, error.path) == ("not-a-zip", "$")


@settings(deadline=None)
@given(st.data())
def test_a_zip_with_one_byte_changed_is_read_or_refused_and_never_breaks(
    data: st.DataObject,
) -> None:
    packed = bytearray(WHOLE)
    place = data.draw(st.integers(2, len(packed) - 1))
    packed[place] = data.draw(st.integers(0, 255))
    try:
        read = read_file(io.BytesIO(bytes(packed)))
    except InputError:
        return
    assert zlib.crc32(read.contents[REPORT.file]) == zlib.crc32(PDF)
    assert read.trajectory == WITH_REPORT


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_place(raw: bytes) -> None:
    assert refused(raw).path.startswith("$")


def test_differences_name_the_places_and_both_values() -> None:
    other = replace(plain(), reference="YY-1", parties=(), closed_on=plain().registered_on)
    found = {one.path: (one.from_, one.to) for one in differences(plain(), other)}
    assert found == {
        "$.reference": ("XX-0231", "YY-1"),
        "$.closed_on": (None, "2026-07-01"),
    }
    assert tuple(differences(plain(), plain())) == ()
