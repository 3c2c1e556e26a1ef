"""What somebody types: single blanks, of a length that fits, kept by any database."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wissel.core.refusal import Refused
from wissel.core.sources import Text


def refused(code: str, path: str, dutch: str, english: str) -> Refused:
    """Return the refusal of one field."""
    return Refused(code, path, Text(dutch, english))


def neat(said: Mapping[str, str], most: Mapping[str, int]) -> dict[str, str]:
    """Return the texts with single blanks, each checked; a path is ``$.`` and the name."""
    found = {name: " ".join(text.split()) for name, text in said.items()}
    for name, text in found.items():
        demand_fits(text, most[name], f"$.{name}")
    return found


def demand_fits(text: str, most: int, path: str) -> None:
    """Refuse what a field cannot hold, and what no database keeps (a NUL)."""
    if len(text) > most:
        raise refused(
            "too-long",
            path,
            f"Deze tekst heeft {len(text)} tekens; verwacht wordt hoogstens {most}.",
            f"This text has {len(text)} characters; expected is {most} at most.",
        )
    if "\x00" in text:
        raise refused(
            "wrong-value",
            path,
            "Hier staat een teken dat niet bewaard kan worden. Typ de tekst opnieuw.",
            "There is a character here that cannot be kept. Type the text anew.",
        )


def demand_address(email: str, path: str = "$.email") -> None:
    """Refuse what is no e-mail address; empty is none."""
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise refused(
            "wrong-value",
            path,
            "Dit is geen e-mailadres. Een voorbeeld: naam@bureau.nl",
            "This is not an e-mail address. An example: name@company.com",
        ) from None
