"""Merging documents for reading: pages survive as they are, what cannot be shown says why."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from wissel.infra import merging
from wissel.infra.merging import Chapter, Unshown

AT = datetime(2026, 11, 27, 12, tzinfo=UTC)


def pdf_of(*sizes: tuple[float, float], rotate: int = 0, password: str = "") -> bytes:
    file = pikepdf.new()
    for size in sizes:
        page = file.add_blank_page(page_size=size)
        if rotate:
            page.obj.Rotate = rotate
    out = BytesIO()
    lock = pikepdf.Encryption(owner="a", user=password) if password else None
    file.save(out, encryption=lock or False)
    return out.getvalue()


def picture(kind: str, mode: str = "RGB", **said: object) -> bytes:
    out = BytesIO()
    Image.new(mode, (400, 300)).save(out, kind, **said)
    return out.getvalue()


def bound(*contents: bytes) -> bytes:
    chapters = [Chapter(f"Stuk {n}", merging.sheets(one)) for n, one in enumerate(contents, 1)]
    return merging.bound(chapters, title="Leeskopie", language="nl", at=AT)


def texts(content: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in file]


def test_every_page_bears_its_number_and_every_document_a_bookmark() -> None:
    made = bound(pdf_of((595, 842), (595, 842)), pdf_of((595, 842)))
    said = texts(made)
    assert [f"pagina {n} van 3" in text for n, text in enumerate(said, 1)] == [True] * 3
    with pikepdf.open(BytesIO(made)) as file, file.open_outline() as outline:
        assert [one.title for one in outline.root] == ["Stuk 1", "Stuk 2"]
        assert file.Root.Lang == "nl"


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_turned_stays_so_and_its_number_stands_upright_below(turned: int) -> None:
    made = bound(pdf_of((595, 842), rotate=turned))
    page = pypdfium2.PdfDocument(made)[0]
    assert page.get_rotation() == turned
    shown = page.render(scale=1).to_pil().convert("L")
    top = shown.point(lambda dot: 255 if dot < 120 else 0).getbbox()
    assert top is not None
    assert top[1] > shown.height * 0.9
    assert top[2] - top[0] > top[3] - top[1]


@pytest.mark.parametrize("size", [(60, 40), (842, 595), (2384, 3370), (595, 200)])
def test_a_page_of_an_odd_size_keeps_it(size: tuple[float, float]) -> None:
    made = bound(pdf_of(size))
    assert pypdfium2.PdfDocument(made)[0].get_size() == pytest.approx(size)
    assert "pagina 1 van 1" in texts(made)[0]


def test_a_page_whose_corner_is_elsewhere_bears_its_number_inside_what_is_shown() -> None:
    with pikepdf.open(BytesIO(pdf_of((800, 900)))) as file:
        file.pages[0].obj.CropBox = pikepdf.Array([200, 300, 600, 800])
        out = BytesIO()
        file.save(out)
    made = bound(out.getvalue())
    page = pypdfium2.PdfDocument(made)[0].get_textpage()
    left, bottom, right, _top = page.get_charbox(0)
    assert 200 < left < right < 600
    assert 300 < bottom < 330


def test_what_was_filled_in_becomes_part_of_the_page() -> None:
    with pikepdf.open(BytesIO(pdf_of((400, 400)))) as file:
        drawn = pikepdf.Stream(file, b"0 0 0 rg 0 0 100 20 re f")
        drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        drawn.BBox = pikepdf.Array([0, 0, 100, 20])
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, F=4,
            Rect=pikepdf.Array([50, 200, 150, 220]), AP=pikepdf.Dictionary(N=drawn),
        )  # fmt: skip
        file.pages[0].obj.Annots = pikepdf.Array([file.make_indirect(field)])
        out = BytesIO()
        file.save(out)
    made = bound(out.getvalue())
    with pikepdf.open(BytesIO(made)) as held:
        assert "/Annots" not in held.pages[0].obj
    shown = pypdfium2.PdfDocument(made)[0].render(scale=1).to_pil().convert("L")
    assert shown.getpixel((100, 190)) == 0


@pytest.mark.parametrize(
    ("content", "media", "code"),
    [
        (pdf_of((595, 842), password="x"), "application/pdf", "locked"),
        (b"%PDF-1.7 kapot", "application/pdf", "broken"),
        (pdf_of(), "application/pdf", "broken"),
        (b"\xff\xd8\xff\xd9", "image/jpeg", "image"),
        (picture("PNG")[:60], "image/png", "image"),
    ],
)
def test_what_cannot_be_shown_says_why(content: bytes, media: str, code: str) -> None:
    with pytest.raises(Unshown) as refused:
        merging.sheets(content, media)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1")],
)
def test_a_picture_becomes_a_page_of_paper_size(kind: str, mode: str) -> None:
    [page] = pypdfium2.PdfDocument(
        bound_of_picture(picture(kind, mode), f"image/{kind.lower()}")
    )  # fmt: skip
    assert page.get_size() == pytest.approx((842, 631), abs=2)


def test_a_picture_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = bound_of_picture(picture("JPEG", exif=exif), "image/jpeg")
    width, height = pypdfium2.PdfDocument(made)[0].get_size()
    assert height > width


def bound_of_picture(content: bytes, media: str) -> bytes:
    chapter = Chapter("Foto", merging.sheets(content, media))
    return merging.bound([chapter], title="Leeskopie", language="nl", at=AT)


def test_the_same_documents_and_moment_give_the_same_bytes() -> None:
    content = pdf_of((595, 842))
    assert bound(content) == bound(content)
