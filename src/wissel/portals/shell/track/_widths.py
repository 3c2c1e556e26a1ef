"""How wide a text is in the drawing, without a browser.

The tables hold the advance widths of Atkinson Hyperlegible Next (the vendored file, version 5.3.0)
at weight 400 and 650, in thousandths of the font size, rounded up to 15, tabular figures included.
Kerning is left out, so the result is a little too wide and never too narrow.
"""

from typing import Final

_REGULAR_BY_WIDTH: Final[tuple[tuple[int, str], ...]] = (
    (165, "'"),
    (210, ",.:;"),
    (240, "|¦·‘’"),
    (255, "`ij´ìíîīįı"),
    (270, "l¸ïĺļ"),
    (285, "  "),
    (300, "!()¡ł"),
    (315, '"f'),
    (330, "[tľţť"),
    (345, "]{}"),
    (360, "r¯°ŕř"),
    (375, "-_¨ª"),
    (390, "/\\º"),
    (405, "IÌÍÎÏĪĮİ“”"),
    (450, "y¿ýÿŷ•"),
    (465, "vzźżž"),
    (480, "?sśşš"),
    (495, "*ckx¢çćċčķ"),
    (510, "¶ĳ–"),
    (525, "Jaàáâãäåāăą"),
    (540, "eu§×èéêëùúûüēėęěūůűų"),
    (555, "<>FL^hno~ñòóôõöøħĹĻĽńņňő"),
    (570, "ETbdgp«»ÈÉÊËðþđĒĖĘĚğġģŢŤ"),
    (585, "Yq¤¥±ÝßŁŶŸ"),
    (600, "$PSVÞŚŞŠ"),
    (615, "+BRZ£¬÷ŔŘŹŻŽ"),
    (630, "=AXÀÁÂÃÄÅĀĂĄ"),
    (645, "123456789CK²³¹ÇĆĊČďĶ"),
    (660, "#0"),
    (675, "DĎ…€"),
    (690, "UwÐÙÚÛÜĐŪŮŰŲŵ"),
    (705, "GHNÑĞĠĢĦŃŅŇ"),
    (720, "OÒÓÔÕÖØŐ"),
    (735, "&Q"),
    (780, "@"),
    (810, "©®"),
    (825, "M¼½—"),
    (855, "m"),
    (870, "W¾æŴ"),
    (900, "Æ"),
    (915, "Ĳ"),
    (930, "%œ"),
    (1020, "Œ"),
)
_BOLD_BY_WIDTH: Final[tuple[tuple[int, str], ...]] = (
    (210, "'"),
    (255, "|¦"),
    (270, ",.:;j‘’"),
    (285, "`´·"),
    (300, "!i¡¸ìíîīįı"),
    (315, " l ïĺļ"),
    (330, "()"),
    (345, "[]ł"),
    (360, "fľ"),
    (375, "-rtŕřţť"),
    (390, '"{}ª¯°'),
    (405, "_º"),
    (420, "IÌÍÎÏĪĮİ"),
    (435, "/\\¨"),
    (450, "•"),
    (480, "“”"),
    (495, "*"),
    (510, "csyz¢çýÿćċčśşšŷźżž–"),
    (525, "v¶¿"),
    (540, "?x~×"),
    (555, "JLak§àáâãäåāăąĳķĹĻĽ"),
    (570, "<>Fehnuèéêëñùúûüēėęěħńņňūůűų"),
    (585, "^oðòóôõöøŁő"),
    (600, "+ETbdgpq¤ÈÉÊË÷þđĒĖĘĚğġģŢŤ"),
    (615, "$=S¬±ßŚŞŠ"),
    (630, "PZÞŹŻŽ"),
    (645, "123456789BRVY£¥«²³¹»ÝŔŘŶŸ"),
    (660, "0CKÇĆĊČĶ"),
    (675, "AXÀÁÂÃÄÅĀĂĄ"),
    (690, "DUÙÚÛÜĎďŪŮŰŲ€"),
    (705, "HĦ"),
    (720, "GNÐÑĐĞĠĢŃŅŇ"),
    (735, "&wŵ"),
    (750, "#OÒÓÔÕÖØŐ"),
    (765, "Q…"),
    (795, "@"),
    (810, "©®"),
    (840, "—"),
    (855, "M¼½"),
    (885, "WmæŴ"),
    (915, "¾"),
    (945, "œ"),
    (960, "Æ"),
    (975, "%Ĳ"),
    (1035, "Œ"),
)
_REGULAR: Final = {char: width for width, chars in _REGULAR_BY_WIDTH for char in chars}
_BOLD: Final = {char: width for width, chars in _BOLD_BY_WIDTH for char in chars}
_UNKNOWN: Final = 1065  # a sign the font lacks comes from another font; few are wider than this


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of ``text`` at font size ``size``, in the unit of ``size``.

    >>> width("il", 10) < width("WM", 10) < width("WM", 10, bold=True)
    True
    """
    table = _BOLD if bold else _REGULAR
    return sum(table.get(char, _UNKNOWN) for char in text) * size / 1000


def fit(text: str, size: float, limit: float, *, bold: bool = False) -> str:
    """Return ``text``, cut with an ellipsis where it would be wider than ``limit``.

    >>> fit("kort", 13, 200)
    'kort'
    >>> fit("een heel lang woord", 13, 60)
    'een heel…'
    """
    if width(text, size, bold=bold) <= limit:
        return text
    cut = text
    while cut and width(cut + "…", size, bold=bold) > limit:
        cut = cut[:-1]
    return cut.rstrip() + "…"
