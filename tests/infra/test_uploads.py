"""What somebody sends in is told by its bytes; what could do harm is refused with a reason."""

from io import BytesIO

import pikepdf
import pytest

from tests.infra.test_pdf import make
from wissel.core.refusal import Refused
from wissel.infra import uploads

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 50 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50 + b"\x00\x00\x00\x00IEND\xaeB`\x82"


def pdf(change: object = None, **options: object) -> bytes:
    """Return a small PDF, changed by ``change`` before it is saved."""
    out = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        if callable(change):
            change(file)
        file.save(out, **options)
    return out.getvalue()


def script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def attachment(file: pikepdf.Pdf) -> None:
    file.attachments["a.txt"] = pikepdf.AttachedFileSpec(file, b"tekst")


def file_in_a_note(file: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment)
    file.pages[0].obj.Annots = pikepdf.Array([note])


def link_that_launches(file: pikepdf.Pdf) -> None:
    act = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=act)
    file.pages[0].obj.Annots = pikepdf.Array([link])


def page_that_runs(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript))


def names_that_are_none(file: pikepdf.Pdf) -> None:
    file.Root.Names = 5


def unpacks_without_end() -> bytes:
    """Return a file of a few megabytes whose one stream of objects unpacks to two gigabytes."""
    import zlib

    packer = zlib.compressobj(9)
    blank = b" " * (1 << 20)
    body = packer.compress(b"1 0 ")
    body += b"".join(packer.compress(blank) for _ in range(2048)) + packer.flush()
    parts = [
        b"%PDF-1.5\n",
        b"2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n"
        % len(body)
        + body
        + b"\nendstream\nendobj\n",
    ]
    at = len(parts[0])
    start = sum(map(len, parts))
    rows = b"".join(
        kind.to_bytes(1) + place.to_bytes(4) + last.to_bytes(2)
        for kind, place, last in ((0, 0, 65535), (2, 2, 0), (1, at, 0), (1, start, 0))
    )
    parts.append(
        b"3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n"
        % len(rows)
        + rows
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    )
    return b"".join(parts)


def pages(file: pikepdf.Pdf) -> None:
    for _ in range(uploads.MOST_PAGES):
        file.add_blank_page()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (pdf(), "pdf"),
        (pdf(names_that_are_none), "pdf"),
        (make(), "pdf"),
        (JPEG, "jpg"),
        (PNG, "png"),
    ],
)
def test_the_type_is_read_from_the_bytes(content: bytes, ending: str) -> None:
    assert uploads.checked(content).ending == ending


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 en verder niets", "broken"),
        (pdf()[:200], "broken"),
        (b"PK\x03\x04" + b"0" * 100, "wrong-type"),
        (b"<html><script>alert(1)</script></html>", "wrong-type"),
        (JPEG[:-2], "wrong-type"),
        (PNG[:-12], "wrong-type"),
        (pdf(script), "active"),
        (pdf(attachment), "active"),
        (pdf(file_in_a_note), "active"),
        (pdf(link_that_launches), "active"),
        (pdf(page_that_runs), "active"),
        (unpacks_without_end(), "broken"),
        (pdf(pages), "pages"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "locked"),
        (b"%PDF-" + b"0" * uploads.MOST_BYTES, "too-large"),
    ],
    ids=[
        "empty", "a name only", "half", "zip", "page", "half a photo", "half a picture", "script",
        "file inside", "file in a note", "link that launches", "page that runs",
        "unpacks without end", "endless", "locked", "huge",
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_refused_at_its_place(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        uploads.checked(content, "$.content")
    assert (refused.value.code, refused.value.path) == (code, "$.content")
