"""What somebody types: single blanks, of a length that fits, kept by any database."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.wording import Audience, Kind, check


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


def demand_plain(texts: Iterable[str], path: str) -> None:
    """Refuse words of health: beside an employee's name they would say something about them."""
    for text in texts:
        words = health_in(text)
        if words:
            raise refused(
                "medical",
                path,
                f"‘{words[0]}’ kan hier niet staan: naast de naam van een medewerker zegt dat iets "
                "over gezondheid. Schrijf over werk.",
                f"‘{words[0]}’ cannot stand here: beside the name of an employee it says something "
                "about health. Write about work.",
            )


def demand_functional(text: str, path: str) -> None:
    """Refuse words of health where somebody says what they can and want themselves."""
    words = health_in(text)
    if words:
        raise refused(
            "medical",
            path,
            f"‘{words[0]}’ gaat over gezondheid. Haal dat woord weg. Zeg alleen wat wel en niet "
            "kan.",
            f"‘{words[0]}’ is about health. Take that word out. Say only what can be done.",
        )


def health_in(text: str) -> tuple[str, ...]:
    """Return what in a text is about health, or a citizen service number. Names are no matter."""
    found = check(text, audience=Audience.EMPLOYER).findings
    return tuple(one.text for one in found if one.kind is not Kind.OTHER_NAME)


def demand_function(function: str, *, authorised: bool) -> str:
    """Return the function of whoever signs for an organisation; refuse none, and no authority."""
    neat = " ".join(function.split())
    if not neat or len(neat) > 200:
        raise refused("function", "$.function", "Schrijf uw functie.", "Write your function.")
    if not authorised:
        raise refused(
            "not-authorised",
            "$.authorised",
            "Zet hier een vinkje. Alleen wie voor de werkgever mag tekenen, kan dit doen.",
            "Tick this. Only somebody who may sign for the employer can do this.",
        )
    return neat


def demand_own_name(typed: str, name: str) -> None:
    """Refuse a name that is not the signer's own: nobody signs for somebody else."""
    if " ".join(typed.split()).casefold() != " ".join(name.split()).casefold():
        raise refused(
            "other-name",
            "$.name",
            f"Typ uw eigen naam zoals die bij ons staat: {name}.",
            f"Type your own name as we have it: {name}.",
        )
