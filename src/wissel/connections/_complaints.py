"""What a person reads when JSON is not acceptable: where, what was given, what is expected."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails


class InputError(ValueError):
    """Input that cannot be read. ``path`` is a JSON path such as ``$.absence.healthy[0].to``."""

    def __init__(self, code: str, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.code = code
        self.path = path
        self.message = message


_LONGEST_GIVEN = 60
_DEEPEST = 200

#: Kinds of error that only say "nor was it this other thing" in a choice of types.
_ASIDE = frozenset(("none_required", "needs_python_object", "is_instance_of"))

_EXPECTED = {
    "date": ("een datum JJJJ-MM-DD die bestaat", "a date YYYY-MM-DD that exists"),
    "datetime": ("een tijdstip volgens ISO 8601", "a moment in ISO 8601"),
    "bool": ("true of false", "true or false"),
    "int": ("een geheel getal", "a whole number"),
    "float": ("een getal", "a number"),
    "decimal": ("een bedrag als tekst, zoals '1234.50'", "an amount as text, like '1234.50'"),
    "string": ("tekst", "text"),
    "list": ("een lijst", "a list"),
    "tuple": ("een lijst", "a list"),
    "dataclass": ("een object", "an object"),
    "dict": ("een object", "an object"),
    "uuid": ("een UUID", "a UUID"),
}  # fmt: skip


def complaint(error: ValidationError, raw: bytes, language: str) -> InputError:
    """Return the first error a person should repair, in ``language`` (``nl`` or ``en``)."""
    dutch = language != "en"
    details = error.errors(include_url=False)
    if details[0]["type"] == "json_invalid":
        return _not_json(details[0], raw, dutch)
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError):
        return _not_json(details[0], raw, dutch)
    telling = [each for each in details if each["type"] not in _ASIDE] or details
    paths = [_path(document, each["loc"]) for each in telling]
    deepest = max(range(len(telling)), key=lambda index: (len(paths[index]), -index))
    chosen, path = telling[deepest], paths[deepest]
    return InputError(_code(chosen), _printed(path), _message(chosen, document, path, dutch))


def _not_json(detail: ErrorDetails, raw: bytes, dutch: bool) -> InputError:
    reason = str(detail.get("ctx", {}).get("error", "")) or detail["msg"]
    if not raw.strip():
        said = "De invoer is leeg" if dutch else "The input is empty"
    else:
        said = (
            f"Dit is geen geldige JSON: {reason}" if dutch else f"This is not valid JSON: {reason}"
        )
    wanted = "verwacht wordt één JSON-object" if dutch else "expected is one JSON object"
    return InputError("not-json", "$", f"{said}; {wanted}.")


def _path(document: Any, loc: Sequence[str | int]) -> list[str | int]:
    """Return the keys of ``loc`` that exist in the document, or end it; names of types go out."""
    path: list[str | int] = []
    here = document
    for index, step in enumerate(loc):
        last = index == len(loc) - 1
        if isinstance(here, dict) and isinstance(step, str):
            if step in here:
                here = here[step]
                path.append(step)
            elif last and not _is_type_name(step):
                path.append(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
            path.append(step)
    return path


def _is_type_name(step: str) -> bool:
    return step[:1].isupper() or "[" in step


def _printed(path: Sequence[str | int]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def _code(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "missing":
        return "missing"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "unknown-key"
    return "wrong-value"


def _message(detail: ErrorDetails, document: Any, path: Sequence[str | int], dutch: bool) -> str:
    code = _code(detail)
    if code == "missing":
        return "Ontbreekt; dit gegeven is verplicht." if dutch else "Missing; this is required."
    if code == "unknown-key":
        name = path[-1] if path else "?"
        if dutch:
            return f"Onbekend gegeven '{name}'; verwacht wordt een naam uit het schema."
        return f"Unknown key '{name}'; expected is a name from the schema."
    given = _given(document, path)
    expected = _expected(detail, dutch)
    if dutch:
        return f"Gegeven is {given}; verwacht wordt {expected}."
    return f"Given is {given}; expected is {expected}."


def _expected(detail: ErrorDetails, dutch: bool) -> str:
    kind = detail["type"]
    if kind == "literal_error" or kind == "enum":
        choices = detail.get("ctx", {}).get("expected", "")
        return f"een van {choices}" if dutch else f"one of {choices}"
    pair = _EXPECTED.get(kind.split("_")[0])
    if pair is None:
        return detail["msg"]
    return pair[0] if dutch else pair[1]


def _given(document: Any, path: Sequence[str | int]) -> str:
    here = document
    for step in path:
        here = here[step]
    text = json.dumps(here, ensure_ascii=False)
    return text if len(text) <= _LONGEST_GIVEN else text[:_LONGEST_GIVEN] + "…"
