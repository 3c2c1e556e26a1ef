"""Components of the look as template tags: ``{% load shell %}``.

Days are written with an explicit ``today``; language is the active one.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, ngettext

from wissel.core.dates import clock_time
from wissel.core.dates import local_day as day_of
from wissel.core.obligations import Obligation, State
from wissel.core.sources import Basis, Nature
from wissel.portals.shell import dates
from wissel.portals.shell.money import euros, plain
from wissel.portals.shell.rows import DutyRow, Turn, ground_of
from wissel.portals.shell.saved import saved_form as _saved_form
from wissel.portals.shell.track import Stop, Track

register = template.Library()

#: kind of chip: its class and its icon; the word comes with it, so colour never stands alone
CHIPS: Final = {
    "late": ("late", "late"),
    "due": ("due", "clock"),
    "now": ("now", "dot"),
    "done": ("done", "check"),
    "open": ("", "open"),
    "unknown": ("unknown", "help"),
    "weak": ("due", "weak"),
    "na": ("na", "na"),
}
NATURES: Final = {
    Nature.LAW: ("law", gettext_lazy("wet")),
    Nature.POLICY: ("policy", gettext_lazy("beleid")),
    Nature.PRACTICE: ("practice", gettext_lazy("praktijk")),
    Nature.PROMISE: ("promise", gettext_lazy("belofte")),
    Nature.AGREEMENT: ("agree", gettext_lazy("afspraak")),
}
_MONOGRAMS: Final = {"coach": "mono", "employee": "mono wn", "employer": "mono er"}
_ALERTS: Final = {"info": "bulb", "success": "check", "warning": "clock", "danger": "late"}


def _language() -> str:
    return dates.reader_language()


# --- days ------------------------------------------------------------------------------------


@register.filter
def day(value: date | None, today: date) -> str:
    """Print ``do 12 nov``; the year instead of the weekday when it differs from today's."""
    return "" if value is None else dates.short_day(value, today, _language())


@register.filter
def day_year(value: date | None) -> str:
    """Print ``12 nov 2026``."""
    return "" if value is None else dates.day_year(value, _language())


@register.filter
def full_day(value: date | None) -> str:
    """Print ``donderdag 12 november 2026``; days are always written out for employees."""
    return "" if value is None else dates.full_day(value, _language())


@register.filter
def full_date(value: date | None) -> str:
    """Print ``12 november 2026``."""
    return "" if value is None else dates.full_date(value, _language())


@register.filter
def euro(value: Decimal | None) -> str:
    """Print ``€ 3.700,00``."""
    return "" if value is None else euros(value, _language())


@register.filter
def number(value: Decimal) -> str:
    """Print a number without decimals that say nothing: ``37``, ``1,50``."""
    return plain(value, _language())


@register.filter
def local_day(value: datetime) -> date:
    """Return the day of a moment in Amsterdam."""
    return day_of(value)


@register.filter
def clock(value: datetime | None) -> str:
    """Print ``15:30``, the time in Amsterdam."""
    return "" if value is None else clock_time(value)


@register.filter
def distance(value: date | None, today: date) -> str:
    """Print ``nog 3 dagen``, ``vandaag`` or ``10 dagen te laat``."""
    return "" if value is None else dates.distance(value, today, _language())


@register.simple_tag
def when(value: date, today: date) -> SafeString:
    """Print a day that machines can read too."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day(value, today))


# --- small parts -----------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Print an icon of ``icons.svg``. Without a label it is decoration; a word stands beside it."""
    sprite = static("wissel/icons.svg")
    if label:
        return format_html(
            '<svg class="i" role="img" aria-label="{}"><use href="{}#i-{}"/></svg>',
            label,
            sprite,
            name,
        )
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#i-{}"/></svg>', sprite, name
    )


@register.simple_tag
def chip(kind: str, text: str) -> SafeString:
    """Print a state: icon and word. ``kind`` is a key of ``CHIPS``."""
    class_, name = CHIPS[kind]
    return format_html('<span class="{}">{}{}</span>', f"chip {class_}".strip(), icon(name), text)


def state_words(state: State, due: date | None, today: date) -> tuple[str, str]:
    """Return the kind of chip and the words for a state."""
    match state:
        case State.OVERDUE:
            return "late", distance(due, today) or gettext("te laat")
        case State.DUE:
            return "due", day(due, today) or gettext("nadert")
        case State.DONE:
            return "done", gettext("gehaald")
        case State.LATE:
            return "weak", gettext("te laat gehaald")
        case State.UNKNOWN:
            return "unknown", gettext("niet te bepalen")
        case State.LAPSED:
            return "na", gettext("vervallen")
        case State.NOT_APPLICABLE:
            return "na", gettext("n.v.t.")
        case State.UPCOMING:
            return "open", day(due, today) or gettext("komt")


@register.simple_tag
def state_chip(duty: Obligation | DutyRow, today: date) -> SafeString:
    """Print the state of a duty on ``today``."""
    state = duty.state if isinstance(duty, DutyRow) else duty.state(today)
    return chip(*state_words(state, duty.due, today))


@register.simple_tag
def nature(kind: Nature | str, ground: str = "", url: str = "") -> SafeString:
    """Print the nature of a duty and its ground; the fuller the block, the harder the duty.

    With ``url`` the ground leads to its explanation.
    """
    class_, word = NATURES[Nature(kind)]
    if not url:
        return format_html('<span class="art {}"><b>{}</b>{}</span>', class_, word, ground)
    explained = gettext("uitleg")
    said = format_html('{}<span class="visually-hidden">: {}</span>', ground, explained)
    return format_html(
        '<span class="art {}"><b>{}</b><a href="{}">{}</a></span>',
        class_,
        word,
        url,
        said if ground else explained,
    )


@register.simple_tag
def basis_line(what: Obligation | Basis) -> SafeString:
    """Print nature and article of an obligation, or of one basis."""
    if isinstance(what, Basis):
        return nature(what.nature, what.article)
    return nature(what.nature, ground_of(what, _language()))


@register.simple_tag
def evidence(label: str, url: str = "", name: str = "doc", missing: bool = False) -> SafeString:
    """Print an evidence chip: it opens the proof. Missing evidence is an act: add it."""
    class_ = "ev missing" if missing else "ev"
    mark = icon("plus" if missing else name)
    if url:
        return format_html('<a class="{}" href="{}">{}{}</a>', class_, url, mark, label)
    return format_html('<span class="{}">{}{}</span>', class_, mark, label)


def initials(name: str) -> str:
    """Return two letters for a name: first and last word that begin with a capital.

    >>> initials("Wim de Boer"), initials("Karin"), initials("")
    ('WB', 'K', '')
    """
    words = [word for word in name.split() if word[:1].isupper()] or name.split()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""


@register.simple_tag
def monogram(name: str, kind: str = "coach") -> SafeString:
    """Print the initials of a person; ``kind`` is ``coach``, ``employer`` or ``employee``."""
    class_ = _MONOGRAMS.get(kind, _MONOGRAMS["employer"])
    return format_html('<span class="{}" aria-hidden="true">{}</span>', class_, initials(name))


@register.simple_tag
def turn(who: Turn) -> SafeString:
    """Print whose turn it is."""
    class_ = _MONOGRAMS.get(who.kind, _MONOGRAMS["employer"])
    return format_html(
        '<span class="{}"><span class="{}" aria-hidden="true">{}</span>{}</span>',
        "turn strong" if who.mine else "turn",
        class_,
        who.initials,
        who.label,
    )


@register.filter
def saved_form(message: Any) -> str:
    """Print the key of the form whose save a message confirms, or nothing."""
    return _saved_form(message.extra_tags)


@register.filter
def alert_kind(level_tag: str) -> str:
    """Turn the level of a message into the kind of alert."""
    return {"error": "danger", "debug": "info"}.get(level_tag, level_tag or "info")


# --- blocks ----------------------------------------------------------------------------------


@register.simple_block_tag
def sheet(
    content: str,
    title: str = "",
    id: str = "",
    count: int | None = None,
    note: str = "",
    kind: str = "",
    more_url: str = "",
    more_label: str = "",
) -> SafeString:
    """Print the only container: one border, a title, at most one link beside it.

    ``id`` names the title, so that the region has a name. ``kind`` is ``late``, ``today`` or
    ``week`` for groups of the work list.
    """
    parts = [
        format_html('<h2 id="{}">{}{}</h2>', id, title, _count(count))
        if id
        else format_html("<h2>{}{}</h2>", title, _count(count)),
        format_html('<span class="small dim">{}</span>', note) if note else "",
        format_html('<a class="more" href="{}">{}</a>', more_url, more_label) if more_url else "",
    ]
    head = format_html('<div class="sheet-h">{}{}{}</div>', *parts) if title else ""
    class_ = f"sheet group {kind}" if kind else "sheet"
    label = format_html(' aria-labelledby="{}"', id) if id else ""
    return format_html('<section class="{}"{}>{}{}</section>', class_, label, head, content)


def _count(count: int | None) -> SafeString | str:
    return "" if count is None else format_html(' <span class="count">{}</span>', count)


@register.simple_block_tag
def alert(content: str, kind: str = "info") -> SafeString:
    """Print a message; ``kind`` is ``info``, ``success``, ``warning`` or ``danger``."""
    return format_html(
        '<div class="alert alert-{}">{}<div>{}</div></div>', kind, icon(_ALERTS[kind]), content
    )


@register.inclusion_tag("shell/empty.html")
def empty(title: str, text: str = "", url: str = "", label: str = "") -> dict[str, object]:
    """Print an empty state: a stretch of track, what comes next, one button."""
    return {"title": title, "text": text, "url": url, "label": label}


# --- navigation ------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def nav_link(context: Context, section: str, url: str, label: str) -> SafeString:
    """Print a link of the main menu; it is the current one when the view's ``section`` says so."""
    return format_html('<a href="{}"{}>{}</a>', url, _current(context, section), label)


@register.simple_tag(takes_context=True)
def dock_link(context: Context, section: str, url: str, label: str, name: str) -> SafeString:
    """Print a link of the dock at the bottom of small screens."""
    current = _current(context, section)
    return format_html('<li><a href="{}"{}>{}{}</a></li>', url, current, icon(name), label)


def _current(context: Context, section: str) -> SafeString | str:
    same = context.get("section") == section
    return format_html(' aria-current="{}"', "page") if same else ""


# --- rows and the track ----------------------------------------------------------------------


@register.inclusion_tag("shell/duty_row.html")
def duty_row(duty: DutyRow, today: date, primary: bool = False) -> dict[str, object]:
    """Print a duty as a row of the work list (``table.wl.dayl``)."""
    # The sentences are made here: the work list has fifty rows, and a tag for each costs more.
    when_, note = _when(duty, today)
    more = gettext(
        "Meer voor %(title)s, %(person)s: uitstellen, niet van toepassing, elders gedaan"
    )
    return {
        "duty": duty,
        "primary": primary,
        "when": when_,
        "note": note,
        "week": gettext("week %(week)s") % {"week": duty.week} if duty.week else "",
        "more": more % {"title": duty.title, "person": duty.person},
    }


def _when(duty: DutyRow, today: date) -> tuple[str, str]:
    """Return when a duty is due and the note under it: how late, today, the day, or none."""
    if duty.due is None:
        return gettext("geen dag"), duty.when_note
    late = (today - duty.due).days
    if duty.state is State.OVERDUE and late > 0:
        words = ngettext("%(late)s dag", "%(late)s dagen", late) % {"late": late}
        return words, day(duty.due, today)
    if late == 0:
        return gettext("Vandaag"), duty.when_note or day(duty.due, today)
    return day(duty.due, today), duty.when_note or distance(duty.due, today)


@register.inclusion_tag("shell/duty_item.html")
def duty_item(duty: DutyRow, today: date, primary: bool = False) -> dict[str, object]:
    """Print a duty as an item of ``ul.rows``."""
    return {"duty": duty, "today": today, "primary": primary}


@register.inclusion_tag("shell/track.html")
def track(drawn: Track, label: str = "") -> dict[str, object]:
    """Print the track: drawing, list for phones, table for screen readers and paper."""
    return {"track": drawn, "label": label or drawn.title}


@register.inclusion_tag("shell/track_list.html")
def track_list(stops: Sequence[Stop]) -> dict[str, object]:
    """Print the vertical track alone; employees get ``track.plain_stops``."""
    return {"stops": stops}
