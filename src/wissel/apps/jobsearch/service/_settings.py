"""What can be filled in of place, travel and times, and what cannot."""

from dataclasses import replace
from typing import Final

from wissel.apps.jobsearch.service._knowledge import knowledge
from wissel.core.matched import SearchSettings
from wissel.infra.typed import neat, refused

#: The least and most that can be filled in.
KM: Final = (1, 300)
MINUTES: Final = (5, 240)
HOURS: Final = (1, 60)
_MOST_EMPLOYERS: Final = 20


def checked_settings(said: SearchSettings) -> SearchSettings:
    """Return the settings as they are kept; raise ``Refused`` with the field for what cannot be."""
    postcode = "".join(said.postcode.split()).upper()[:4]
    if postcode and knowledge().places.position(postcode) is None:
        raise refused(
            "wrong-value",
            "$.postcode",
            "Deze postcode is niet bekend. Een voorbeeld: 3511",
            "This postcode is not known. An example: 3511",
        )
    _demand_between(said.max_km, KM, "$.max_km")
    _demand_between(said.max_minutes, MINUTES, "$.max_minutes")
    _demand_between(said.hours_min, HOURS, "$.hours_min")
    if said.max_minutes is not None and said.transport is None:
        raise refused(
            "empty",
            "$.transport",
            "Kies hoe u reist. Anders zegt een reistijd niets.",
            "Choose how you travel. A travel time says nothing without it.",
        )
    if said.times is not None and not said.times:
        raise refused("empty", "$.times", "Kies ten minste één tijd.", "Choose at least one time.")
    return replace(said, postcode=postcode, excluded_employers=_employers(said))


def _demand_between(value: float | None, bounds: tuple[int, int], path: str) -> None:
    least, most = bounds
    if value is not None and not least <= value <= most:
        raise refused(
            "wrong-value",
            path,
            f"Vul een getal in van {least} tot {most}.",
            f"Fill in a number from {least} to {most}.",
        )


def _employers(said: SearchSettings) -> tuple[str, ...]:
    if len(said.excluded_employers) > _MOST_EMPLOYERS:
        raise refused(
            "too-many",
            "$.excluded_employers",
            f"Noem hoogstens {_MOST_EMPLOYERS} werkgevers.",
            f"Name {_MOST_EMPLOYERS} employers at most.",
        )
    named = {str(n): one for n, one in enumerate(said.excluded_employers)}
    return tuple(one for one in neat(named, dict.fromkeys(named, 200)).values() if one)
