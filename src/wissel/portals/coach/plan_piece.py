"""What every form of the plan shares: the revision it was opened at, and two who write at once.

A form says at which revision its piece was opened. When somebody else saved that piece meanwhile,
the page shows both texts; what was typed stays, and sending it again is a choice.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.plans import service as plans
from wissel.apps.plans.service import PlanView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.refusal import Refused
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.pages import PageRequest
from wissel.portals.shell.refusals import add_refusal

#: A label and what somebody else put there meanwhile.
Theirs: TypeAlias = tuple[str, str]
#: By piece: at which revision it was opened, and what stood in it then.
Pieces: TypeAlias = dict[str, tuple[int, str]]
_SHORT: Final = 12
_CARRIED: Final = ("revision", "once", "state")


@dataclass(frozen=True, slots=True)
class Opened:
    """A trajectory with its plan, as whoever opens a page of it may see them."""

    view: CaseView
    plan: PlanView

    @property
    def is_open(self) -> bool:
        """Whether the plan can change: the reader guides it, and it has not ended."""
        return self.plan.writes and self.view.case.closed_on is None


def opened(request: PageRequest, trajectory: UUID) -> Opened:
    """Return a trajectory with its plan."""
    actor, now = request.actor, request.now
    return Opened(
        trajectories.case(actor=actor, now=now, trajectory=trajectory),
        plans.plan(actor=actor, now=now, trajectory=trajectory),
    )


def carried(label: Any) -> Any:
    """Return the control of a value that a form carries and nobody types.

    Of type text, so that a text that the browser put back brings its own version along.
    """
    return forms.TextInput(attrs={"autocomplete": "off", "aria-label": label})


def words(
    label: Any, *, most: int, rows: int = 0, needed: bool = False, **more: Any
) -> forms.CharField:
    """Return a field of free text; the door says what it cannot hold."""
    attrs = {"maxlength": most}
    more |= {"required": needed, "error_messages": {"required": gettext_lazy("Vul dit in.")}}
    if rows:
        return TextArea(label=label, widget=forms.Textarea(attrs={"rows": rows, **attrs}), **more)
    return forms.CharField(label=label, widget=forms.TextInput(attrs=attrs), **more)


class PieceForm(forms.Form):
    """A form of one piece of the plan."""

    revision = forms.IntegerField(
        required=False, min_value=0, widget=carried(gettext_lazy("Versie van dit onderdeel"))
    )
    once = forms.UUIDField(required=False, widget=carried(gettext_lazy("Nummer van dit onderdeel")))
    #: Where a refusal of the door stands, beside fields of the same name.
    places: Mapping[str, str] = {}
    theirs: tuple[Theirs, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"once": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    @property
    def at(self) -> int:
        """The revision that was opened."""
        return self.cleaned_data.get("revision") or 0

    def shown(self) -> list[forms.BoundField]:
        """Return the fields that somebody fills in."""
        return [one for one in self if one.name not in _CARRIED]

    def carry(self, **values: object) -> None:
        """Let the form that is shown again carry these values instead of those that were sent."""
        data = cast(Any, self.data).copy()
        for name, value in values.items():
            data[name] = str(value)
            # The browser puts no older copy back over a form that says something is wrong.
            self.fields[name].widget.attrs["aria-invalid"] = "true"
        self.data = data

    def collide(self, revision: int, stands: Mapping[str, Any]) -> None:
        """Show what somebody else saved meanwhile (``stands``, by field) beside what was typed."""
        self.theirs = tuple(theirs_of(self, stands, [one.name for one in self.shown()]))
        self.carry(revision=revision)
        self.add_error(None, COLLIDED)


COLLIDED: Final = gettext_lazy("Intussen bewaarde iemand anders dit. Kies wat moet gelden.")


def theirs_of(form: forms.Form, stands: Mapping[str, Any], names: Iterable[str]) -> list[Theirs]:
    """Return the fields of which something else stands, with what stands there."""
    found = []
    for name in names:
        field, value = form.fields[name], stands.get(name)
        typed = form.cleaned_data.get(name)
        if plain(value) != plain(typed):
            name_ = field.widget.attrs.get("aria-label") or field.label
            found.append((str(name_), _printed(field, value) or _("(leeg)")))
    return found


def plain(value: object) -> str:
    """Return a value of a field as one line, the same for what is stored and what was typed.

    >>> plain(None), plain(" a  b "), plain(["x", "y"]), plain(3.0)
    ('', 'a b', 'x\\ny', '3')
    """
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def digest(values: Iterable[object]) -> str:
    """Return a short digest of what stands in a piece."""
    text = "\0".join(plain(value) for value in values)
    return hashlib.sha256(text.encode()).hexdigest()[:_SHORT]


def read_state(text: str) -> Pieces:
    """Return what a page with several pieces carried; what is not ours is nothing.

    >>> read_state('{"doel": [2, "abc"], "x": 1}'), read_state("[")
    ({'doel': (2, 'abc')}, {})
    """
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    found: Pieces = {}
    for key, one in said.items() if isinstance(said, dict) else ():
        match one:
            case [int(revision), str(seen)]:
                found[key] = (revision, seen)
    return found


def write_state(pieces: Pieces) -> str:
    """Return what a page with several pieces carries."""
    return json.dumps(pieces)


def kept(
    form: PieceForm, keep: Callable[[], object], stands: Callable[[], Mapping[str, Any]]
) -> bool:
    """Keep a piece through its door; else put what was refused, or what stands now, in the form."""
    try:
        keep()
    except Refused as refused:
        add_refusal(form, refused, form.places)
    except plans.PieceChanged as changed:
        form.collide(changed.revision, stands())
    else:
        return True
    return False


def _printed(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return day_year(value, reader_language())
    if isinstance(field, forms.ChoiceField) and value not in (None, ""):
        names = {str(key): str(name) for key, name in _choices(field)}
        keys = value if isinstance(value, list | tuple) else [value]
        return ", ".join(names.get(str(key), str(key)) for key in keys)
    return "" if value is None else str(value)


def _choices(field: forms.ChoiceField) -> Iterable[tuple[Any, Any]]:
    return cast(Iterable[tuple[Any, Any]], field.choices)
