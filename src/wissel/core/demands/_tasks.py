"""Who or what is named to have something done to it: *een bewoner optillen* is asked of you."""

import re

Span = tuple[int, int]
#: *Onze monteurs klimmen in masten; jij ook.*
_YOU_TOO = re.compile(
    r"\bjij (?:dus |straks )?ook\b|\bdat (?:ga|doe|kun) jij\b|\book (?:jij|van jou|door jou)\b"
    r"|\b(?:van|door) jou (?:ook|en)\b|\bdus jij\b"
)
#: *De machine bijvullen*: what follows a thing or somebody is there to be done.
_TO_DO = re.compile(
    r"\W+(?:[a-z]{3,}en|zien|slaan)\b"
    r"(?<!moeten)(?<!kunnen)(?<!mogen)(?<!willen)(?<!hebben)(?<!worden)"
)
#: Verbs in one word that a main clause parts: *de kinderen optillen*.
_TO_DO_WITH_MANY = re.compile(
    r"\W+(?:op|uit|in|weg|af|aan|mee|voort|rond|neer|binnen|toe|vast|los|terug)"
    r"[a-z]{3,}(?<!er)en\b"
)
#: *De bewoners in hun rolstoel naar de zaal duwen*: the verb stands last.
_TO_DO_AT_LAST = re.compile(
    r"\W+(?:in|naar|uit|van|hun|met|op|bij) (?:(?![a-z]{3,}en )[\w'-]+ ){1,7}"
    r"[a-z]{3,}en\W*(?=$|[,;.])"
)
#: Those who are cared for are seldom who lifts.
_CARED_FOR = re.compile(
    r"\b(?:(?:patienten|clienten|bewoners|kinderen|peuters|kleuters|baby's|ouderen|leerlingen)"
    r"(?: in bed)?"
    r" (?:tillen|duwen|verzorgen|wassen|verplaatsen|verschonen|begeleiden|helpen)"
    r"|(?:klanten|gasten|bezoekers|reizigers|deelnemers|collega's)(?: te woord)?"
    r" (?:adviseren|informeren|bedienen|ontvangen|instrueren|coachen|begeleiden|helpen"
    r"|(?<=woord )staan))\b"
    r"(?! (?:hun|zelf|zich|elkaar)\b)"
)
#: *De patient wordt getild*: by whoever works there.
_UNDERGONE = re.compile(r"\b(?:op)?ge(?:tild|duwd|hesen|sjouwd|wassen)\b|\bverplaatst\b")
#: *De productielijn vraagt lang staan*: of who works there.
_ASKS = re.compile(r"\W+(?:vraagt|vergt|eist|betekent|vragen|vergen|betekenen)\b")
#: *De lasser moet goed kunnen zien* is said of who is sought; what a customer must is not.
_REQUIRED = re.compile(
    r"(?!.{0,60}(?:klant|gast|bezoek|client|patient|bewoner|leerling|kind|ouder|reiziger|gebruiker))"
    r"[^,;:]{0,60}\bmoet(?:en)?\b[^,;:]{0,60}\bkunnen\b"
)
#: One who or which is named, without what it does.
_ONE = re.compile(
    r"(?:de|het|een|onze|ons|elke|iedere|je|jouw|deze|die|dit) (?:[\w'-]+e )?"
    r"(?:[\w'-]+(?:wagen|bus|pers|keten|keuken)|pers|bus|keuken|[\w'-]+(?<!en)(?<!s)(?<!lui))"
)
#: The same of many: *de bewoners*.
_MANY = re.compile(r"(?:de|onze|je|jouw|deze|die) (?:[\w'-]+e )?[\w'-]+(?:en|s|lui|technici)")


def you_too(text: str) -> bool:
    """Whether the sentence says that you do what it says of others."""
    return _YOU_TOO.search(text) is not None


def are_cared_for(text: str, start: int, end: int) -> bool:
    """Whether it is done to those who are cared for: *de patienten tillen*."""
    found = _CARED_FOR.search(text, start)
    return found is not None and found.end() <= end


def names_a_task(text: str, span: Span, hit: Span, clause_end: int) -> bool:
    """Whether who or what was named only has something done to it: *de heftruck besturen*."""
    start, end = span
    if text.startswith("'s", end):
        end += 2
    said = text[start:end]
    if "door " in said or start > hit[0]:
        return False
    if _ASKS.match(text, end) or are_cared_for(text, start, hit[1]):
        return True
    if _UNDERGONE.search(text, *hit) or _REQUIRED.match(text, start):
        return True
    if _ONE.fullmatch(said):
        return _TO_DO.match(text, end) is not None
    return _MANY.fullmatch(said) is not None and (
        _TO_DO_WITH_MANY.match(text, end) is not None
        or _TO_DO_AT_LAST.match(text, end, clause_end) is not None
    )
