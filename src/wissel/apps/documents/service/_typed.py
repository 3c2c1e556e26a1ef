"""What is typed on a form: fits, is of its kind, and names nothing medical."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from wissel.core.papers import Field, Form
from wissel.infra.typed import demand_address, demand_fits, demand_plain, refused

_YES_NO: Final = ("", "yes", "no")


def checked(form: Form, typed: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the typed answers of a form by key, neat; or refuse the first that cannot be.

    What the form does not ask is left out. Raises :class:`Refused` with the place
    (``$.typed.question``).
    """
    return {
        field.key: _one(field, typed.get(field.key, ""), today)
        for field in form.fields
        if field.typed
    }


def _one(field: Field, said: str, today: date) -> str:
    path = f"$.typed.{field.key}"
    text = _neat(said) if field.kind == "lines" else " ".join(said.split())
    demand_fits(text, field.most, path)
    if field.needed and not text:
        raise refused("required", path, "Vul dit in.", "Fill this in.")
    match field.kind:
        case "email":
            demand_address(text, path)
        case "yes-no" if text not in _YES_NO:
            raise refused("wrong-value", path, "Kies ja of nee.", "Choose yes or no.")
        case "day" if text:
            _demand_past(text, path, today)
        case "text" | "lines" if text:
            demand_plain((text,), path)
    return text


def _neat(said: str) -> str:
    lines = (" ".join(line.split()) for line in said.splitlines())
    return "\n".join(line for line in lines if line)


def _demand_past(text: str, path: str, today: date) -> None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise refused(
            "wrong-value",
            path,
            "Dit is geen datum. Kies een dag.",
            "This is no date. Choose a day.",
        ) from None
    if day > today:
        raise refused(
            "future",
            path,
            f"Deze dag ligt na vandaag ({today.isoformat()}). Kies vandaag of eerder.",
            f"This day is after today ({today.isoformat()}). Choose today or earlier.",
        )
