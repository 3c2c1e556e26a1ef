"""Merges documents into one PDF for reading and printing: pages, numbers on them, bookmarks.

Tags, seals and attachments do not survive a merger, so what comes out claims nothing. What stood on
a page stays on it: fields and remarks that people filled in become part of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

import pikepdf
from PIL import Image, ImageOps

from wissel.infra import pdf

#: What a page keeps: how large it is and what is drawn on it.
_KEPT: Final = frozenset(
    {
        "/Type",
        "/Parent",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/UserUnit",
        "/Resources",
        "/Contents",
        "/Group",
    }
)
#: A picture is printed at most this sharp: some 220 dots an inch over a sheet of A4.
_DOTS: Final = 2600
_MOST_DOTS: Final = 80_000_000
_LONG_SIDE: Final = 297 / 25.4  #: inches
_QUALITY: Final = 85


class Unshown(Exception):
    """A document cannot be shown; ``code`` is ``locked``, ``broken`` or ``image``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document among others: what its bookmark says, and its pages."""

    title: str
    sheets: pikepdf.Pdf


def sheets(content: bytes, media_type: str = "application/pdf") -> pikepdf.Pdf:
    """Return a document as bare pages. Raises :class:`Unshown`."""
    try:
        file = pikepdf.open(BytesIO(content if media_type.endswith("/pdf") else _drawn(content)))
    except pikepdf.PasswordError as error:
        raise Unshown("locked") from error
    except pikepdf.PdfError as error:
        raise Unshown("broken") from error
    try:
        file.flatten_annotations("screen")
        for page in file.pages:
            _width, _height = _size(page)
            for key in set(page.obj.keys()) - _KEPT:
                del page.obj[key]
        if not len(file.pages):
            raise Unshown("broken")
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise Unshown("broken") from error
    return file


def bound(chapters: Sequence[Chapter], *, title: str, language: str, at: datetime) -> bytes:
    """Return the chapters as one PDF, every page numbered, every chapter a bookmark."""
    made = pikepdf.new()
    starts = []
    for one in chapters:
        starts.append(len(made.pages))
        made.pages.extend(one.sheets.pages)
    _number(made, title, language, at)
    with made.open_outline() as outline:
        outline.root.extend(
            pikepdf.OutlineItem(one.title, start)
            for one, start in zip(chapters, starts, strict=True)
        )
    made.Root.Lang = pikepdf.String(language)
    made.Root.PageMode = pikepdf.Name.UseOutlines
    made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    made.docinfo["/Title"] = title
    made.docinfo["/CreationDate"] = at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    out = BytesIO()
    made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _number(made: pikepdf.Pdf, title: str, language: str, at: datetime) -> None:
    """Lay a page with its number over every page, as it is held upright."""
    sizes = [_size(page) for page in made.pages]
    drawn = pdf.render(
        template="stamp",
        record={"title": title, "sizes": [list(size) for size in sizes]},
        language=language,
        timestamp=at,
    )
    with pikepdf.open(BytesIO(drawn)) as stamps:
        for number, (page, stamp) in enumerate(zip(made.pages, stamps.pages, strict=True)):
            _lay(made, page, stamp, pikepdf.Name(f"/WisselStamp{number}"))


def _lay(made: pikepdf.Pdf, page: pikepdf.Page, stamp: pikepdf.Page, name: pikepdf.Name) -> None:
    """Lay one page over another. The library's own way names at random and joins the streams."""
    form = made.copy_foreign(stamp.as_form_xobject())
    page.add_resource(form, pikepdf.Name.XObject, name=name)
    box = pikepdf.Rectangle(page.cropbox)
    placed = page.calc_form_xobject_placement(
        form, name, box, invert_transformations=True, allow_shrink=True, allow_expand=True
    )
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + placed)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    """Return width and height in points of a page as it is shown. Raises ``ValueError``."""
    box = pikepdf.Rectangle(page.cropbox)
    width, height = float(box.width), float(box.height)
    if not (width > 0 and height > 0):
        raise ValueError("a page without a size")
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (height, width) if turned else (width, height)


def _drawn(content: bytes) -> bytes:
    """Return a picture as a PDF of one page, upright. Raises :class:`Unshown`."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as found:
            if found.width * found.height > _MOST_DOTS:
                raise Unshown("image")
            found.draft("RGB", (_DOTS, _DOTS))
            upright = ImageOps.exif_transpose(found)
            upright.thumbnail((_DOTS, _DOTS))
            sheet = Image.new("RGB", upright.size, "white")
            mask = upright.convert("RGBA")
            sheet.paste(mask, mask=mask)
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise Unshown("image") from error
    out = BytesIO()
    dots = max(sheet.size) / _LONG_SIDE
    sheet.save(out, "PDF", resolution=dots, quality=_QUALITY)
    return out.getvalue()
