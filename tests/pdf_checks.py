"""What every PDF of ours must hold, looked at in the file itself.

It claims PDF/A-2a and PDF/UA-1; qpdf finds no fault (what ``qpdf --check`` does); every font stands
in the file; one heading of the first level and none that skips one; every picture has words and
every table its heads; read in the order of its tags, a page goes down or to the right; and no two
texts lie over each other or outside the paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, pairwise
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from wissel.infra import pdf

#: Points that lines of one text may differ, such as a superscript from its word.
_SLACK = 3.0
#: How much of the smaller of two texts may lie under the other: descenders touch, lines do not.
_SHARED = 0.2
_LEVELS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


@dataclass(frozen=True, slots=True)
class Box:
    """A text on a page: its marked content and where it stands, in points from the lower left."""

    page: int
    mark: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)

    def shared(self, other: "Box") -> float:
        """Return the area under both."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, wide) * max(0.0, high)


def demand_sound(data: bytes, language: str = "nl-NL") -> None:
    """Fail with what is wrong, if a PDF of ours is not as the standards and its readers ask."""
    claims = pdf.claims(data)
    assert (claims.pdf_a, claims.pdf_ua, claims.tagged) == ("2A", "1", True)
    assert claims.language == language
    boxes = list(_boxes(data))
    with pikepdf.open(BytesIO(data)) as file:
        assert not file.check_pdf_syntax(), "qpdf finds a fault"
        assert not _fonts_outside(file), "a font is not in the file"
        tags = list(_tags(file.Root.StructTreeRoot.K, None))
        pages = {page.objgen: number for number, page in enumerate(file.pages)}
        order = [
            (pages[page.objgen], mark)
            for kind, page, mark in tags
            if kind == "" and page is not None
        ]
    kinds = [kind for kind, _page, _mark in tags if kind]
    _demand_headings(kinds)
    assert kinds.count("/TH") >= kinds.count("/Table"), "a table without heads"
    _demand_order(order, boxes)
    _demand_room(boxes, claims.pages)
    _demand_paper(data, boxes)


def _fonts_outside(file: pikepdf.Pdf) -> list[str]:
    held = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
    fonts = [one for one in held if one.get("/Type") == "/FontDescriptor"]
    assert fonts, "a document without a font"
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return [str(one.FontName) for one in fonts if not any(key in one for key in files)]


def _tags(node: Any, page: Any) -> Iterator[tuple[str, Any, int]]:
    """Yield the tags in reading order; marked content with kind ``""``, its page and its number."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from _tags(part, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.get("/Pg", page)
        if node.get("/Type") == "/MCR":
            yield "", page, int(node.MCID)
            return
        if "/S" in node:
            yield str(node.S), None, -1
            if node.S == "/Figure":
                assert str(node.get("/Alt", "")), "a picture without words"
        if "/K" in node:
            yield from _tags(node.K, page)
    elif node is not None:
        yield "", page, int(node)


def _demand_headings(kinds: list[str]) -> None:
    levels = [_LEVELS.index(kind) + 1 for kind in kinds if kind in _LEVELS]
    assert levels.count(1) == 1, f"headings of the first level: {levels.count(1)}"
    assert levels[0] == 1, "a heading stands before the first one"
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert not jumps, f"headings that skip a level: {jumps}"


def _boxes(data: bytes) -> Iterator[Box]:
    """Yield every text of every page: where it stands, and its number in the tags (-1: none)."""
    file = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(file):
            for held in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
                left, bottom, right, top = held.get_bounds()
                mark = pdfium.FPDFPageObj_GetMarkedContentID(held)
                if right > left and top > bottom:
                    yield Box(number, int(mark), left, bottom, right, top)
            page.close()
    finally:
        file.close()


def _demand_order(order: list[tuple[int, int]], boxes: list[Box]) -> None:
    places: dict[tuple[int, int], Box] = {}
    for box in boxes:
        if box.mark < 0:
            continue
        held = places.get((box.page, box.mark), box)
        places[box.page, box.mark] = Box(
            box.page,
            box.mark,
            min(held.left, box.left),
            min(held.bottom, box.bottom),
            max(held.right, box.right),
            max(held.top, box.top),
        )
    read = [places[one] for one in order if one in places]
    assert len(read) >= len(places), "text on a page that the tags do not reach"
    for one, following in pairwise(read):
        assert following.page >= one.page, "the order goes back a page"
        if following.page > one.page:
            continue
        down = following.top <= one.top + _SLACK
        right = following.left > one.left + _SLACK
        assert down or right, f"read upwards and to the left: {one} then {following}"


def _demand_room(boxes: list[Box], pages: int) -> None:
    for number in range(pages):
        held = [box for box in boxes if box.page == number]
        over = [
            (one, other)
            for one, other in combinations(held, 2)
            if one.shared(other) > _SHARED * min(one.area, other.area)
        ]
        assert not over, f"texts lie over each other: {over[0]}"


def _demand_paper(data: bytes, boxes: list[Box]) -> None:
    file = pypdfium2.PdfDocument(data)
    try:
        sizes = [page.get_size() for page in file]
    finally:
        file.close()
    for box in boxes:
        width, height = sizes[box.page]
        inside = box.left >= 0 and box.bottom >= 0 and box.right <= width and box.top <= height
        assert inside, f"text outside the paper: {box}"
