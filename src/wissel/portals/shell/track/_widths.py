"""How wide a text is in the drawing, without a browser.

The table holds the advance widths of Atkinson Hyperlegible Next (the vendored file, version 5.3.0),
in thousandths of the font size: the wider of weight 400 and weight 650, rounded up to 30, tabular
figures included. Kerning is left out, so the result is a little too wide and never too narrow.
"""

from typing import Final

_BY_WIDTH: Final[tuple[tuple[int, str], ...]] = (
    (210, "'"),
    (270, ",.:;j|¦‘’"),
    (300, "!`i¡´·¸ìíîīįı"),
    (330, " ()l ïĺļ"),
    (360, "[]fľł"),
    (390, '"-rt{}ª¯°ŕřţť'),
    (420, "I_ºÌÍÎÏĪĮİ"),
    (450, "/\\¨•"),
    (480, "“”"),
    (510, "*csyz¢çýÿćċčśşšŷźżž–"),
    (540, "?vx¶¿×"),
    (570, "<>FJLaehknu~§àáâãäåèéêëñùúûüāăąēėęěħĳķĹĻĽńņňūůűų"),
    (600, "ET^bdgopq¤ÈÉÊËðòóôõöøþđĒĖĘĚğġģŁőŢŤ"),
    (630, "$+=PSZ¬±Þß÷ŚŞŠŹŻŽ"),
    (660, "0123456789BCKRVY£¥«²³¹»ÇÝĆĊČĶŔŘŶŸ"),
    (690, "ADUXÀÁÂÃÄÅÙÚÛÜĀĂĄĎďŪŮŰŲ€"),
    (720, "GHNÐÑĐĞĠĢĦŃŅŇ"),
    (750, "#&OwÒÓÔÕÖØŐŵ"),
    (780, "Q…"),
    (810, "@©®"),
    (840, "—"),
    (870, "M¼½"),
    (900, "WmæŴ"),
    (930, "¾"),
    (960, "Æœ"),
    (990, "%Ĳ"),
    (1050, "Œ"),
)
_WIDTH: Final = {char: width for width, chars in _BY_WIDTH for char in chars}
_UNKNOWN: Final = 1020  # a sign the font lacks comes from another font; none is wider than this


def width(text: str, size: float) -> float:
    """Return the width of ``text`` at font size ``size``, in the unit of ``size``.

    >>> width("il", 10) < width("WM", 10)
    True
    """
    return sum(_WIDTH.get(char, _UNKNOWN) for char in text) * size / 1000


def fit(text: str, size: float, limit: float) -> str:
    """Return ``text``, cut with an ellipsis where it would be wider than ``limit``.

    >>> fit("kort", 13, 200)
    'kort'
    >>> fit("een heel lang woord", 13, 60)
    'een heel…'
    """
    if width(text, size) <= limit:
        return text
    cut = text
    while cut and width(cut + "…", size) > limit:
        cut = cut[:-1]
    return cut.rstrip() + "…"
