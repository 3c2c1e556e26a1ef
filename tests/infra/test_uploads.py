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


def pages(file: pikepdf.Pdf) -> None:
    for _ in range(uploads.MOST_PAGES):
        file.add_blank_page()


@pytest.mark.parametrize(
    ("content", "ending"), [(pdf(), "pdf"), (make(), "pdf"), (JPEG, "jpg"), (PNG, "png")]
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
        (pdf(pages), "pages"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "locked"),
        (b"%PDF-" + b"0" * uploads.MOST_BYTES, "too-large"),
    ],
    ids=[
        "empty", "a name only", "half", "zip", "page", "half a photo", "half a picture", "script",
        "file inside", "endless", "locked", "huge",
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_refused_at_its_place(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        uploads.checked(content, "$.content")
    assert (refused.value.code, refused.value.path) == (code, "$.content")
