"""Small builders for SVG markup. Whatever is put in is escaped here, and only here."""

from html import escape
from typing import Final

#: Characters that XML does not allow; a pasted text may hold them, a drawing may not.
_NOT_XML: Final = dict.fromkeys(
    [*(code for code in range(0x20) if code not in (0x9, 0xA, 0xD)), 0xFFFE, 0xFFFF]
)


class Markup(str):
    """Markup that is safe to print: every text in it went through :func:`el` or :func:`text`.

    Templates find ``__html__`` and print it as it is.
    """

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself; the name is the convention of template engines."""
        return self


def num(value: float) -> str:
    """Return a coordinate with at most one decimal, so that drawings stay small and stable.

    >>> num(12.04), num(-0.01), num(7.25)
    ('12', '0', '7.2')
    """
    printed = f"{value:.1f}".removesuffix(".0")
    return "0" if printed == "-0" else printed


def el(tag: str, *children: str, **attributes: float | str) -> Markup:
    """Return an element. ``class_`` is ``class``, ``text_anchor`` is ``text-anchor``.

    Children that are not :class:`Markup` are text and get escaped; so do attribute values.
    """
    printed = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
    )
    if not children:
        return Markup(f"<{tag}{printed}/>")
    inner = "".join(child if isinstance(child, Markup) else _text(child) for child in children)
    return Markup(f"<{tag}{printed}>{inner}</{tag}>")


def _value(value: float | str) -> str:
    return _text(value) if isinstance(value, str) else num(value)


def _text(value: str) -> str:
    return escape(value.translate(_NOT_XML))


def text(x: float, y: float, content: str, class_: str, anchor: str = "start") -> Markup:
    """Return a text; ``anchor`` is ``start``, ``middle`` or ``end``."""
    if anchor == "start":
        return el("text", content, class_=class_, x=x, y=y)
    return el("text", content, class_=class_, x=x, y=y, text_anchor=anchor)


def vline(x: float, y1: float, y2: float, class_: str) -> Markup:
    """Return a vertical line."""
    return el("line", class_=class_, x1=x, x2=x, y1=y1, y2=y2)


def hline(x1: float, x2: float, y: float, class_: str) -> Markup:
    """Return a horizontal line."""
    return el("line", class_=class_, x1=x1, x2=x2, y1=y, y2=y)


def path(class_: str, d: str) -> Markup:
    """Return a path."""
    return el("path", class_=class_, d=d)


def titled(title: str, *children: Markup) -> Markup:
    """Return a group with a title that a pointer shows."""
    return el("g", el("title", title), *children)


def join(parts: list[Markup]) -> Markup:
    """Return the parts one after the other, a line each."""
    return Markup("\n".join(parts))
