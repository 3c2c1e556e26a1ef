"""The words of vacancies: what they come to, what they ask, and what is said of them."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wissel.core.matched import Fit, Ground
from wissel.core.vacancies import ContractKind, Shift

#: What a vacancy comes to: the style, the icon and the word. The word always stands there.
FITS: Final[dict[Fit, tuple[str, str, Promise]]] = {
    Fit.SUITABLE: ("ok", "check", _("Past")),
    Fit.ATTENTION: ("mind", "weak", _("Eerst vragen")),
    Fit.UNSUITABLE: ("no", "late", _("Past niet")),
}
GONE: Final[tuple[str, str, Promise]] = ("gone", "na", _("Niet meer open"))
#: Without an opinion on the capacity nothing can be called suitable.
UNTOLD: Final[tuple[str, str, Promise]] = ("untold", "help", _("Nog niet te zeggen"))
#: The kind of chip and the word of one limited item.
VERDICTS: Final[dict[str, tuple[str, Promise]]] = {
    "conflict": ("late", _("past niet")),
    "ask": ("unknown", _("eerst vragen")),
    "suitable": ("done", _("past")),
}
#: What the evidence of an item is.
GROUNDS: Final[dict[Ground, Promise]] = {
    "field": _("De werkgever vulde dit zelf in."),
    "quote": _("Dit staat in de tekst van de vacature."),
    "prior": _("De vacature zelf zegt het niet."),
    "none": _("De vacature zegt hier niets over."),
}
#: What an item comes to, by its verdict and by what that rests on.
COMES_TO: Final[dict[tuple[str, Ground], Promise]] = {
    ("suitable", "field"): _("Dit blijft binnen de grens."),
    ("suitable", "quote"): _("Dit blijft binnen de grens."),
    ("suitable", "prior"): _("Het lijkt binnen de grens te blijven."),
    ("suitable", "none"): _("Dit blijft binnen de grens."),
    ("ask", "field"): _("Vraag eerst hoe dit precies zit."),
    ("ask", "quote"): _("Vraag eerst hoe vaak en hoeveel."),
    ("ask", "prior"): _("Vraag eerst hoe dat hier is."),
    ("ask", "none"): _("Vraag er eerst naar."),
    ("conflict", "field"): _("Dit gaat over de grens."),
    ("conflict", "quote"): _("Dit gaat over de grens."),
    ("conflict", "prior"): _("Dit gaat naar schatting ver over de grens."),
    ("conflict", "none"): _("Dit gaat over de grens."),
}
SHIFTS: Final[dict[Shift, Promise]] = {
    Shift.DAY: _("overdag"),
    Shift.EVENING: _("in de avond"),
    Shift.NIGHT: _("in de nacht"),
    Shift.WEEKEND: _("in het weekend"),
}
EDUCATION: Final[dict[int, Promise]] = {
    1: _("geen opleiding nodig"),
    2: _("vmbo of mbo 1"),
    3: _("mbo 2 of mbo 3"),
    4: _("mbo 4, havo of vwo"),
    5: _("hbo"),
    6: _("universiteit"),
}
CONTRACTS: Final[dict[ContractKind, Promise]] = {
    "onbepaalde tijd": _("vast contract"),
    "bepaalde tijd": _("tijdelijk contract"),
    "uitzenden": _("via een uitzendbureau"),
    "detachering": _("detachering"),
    "werkervaringsplaats": _("werkervaringsplaats"),
    "proefplaatsing": _("proefplaatsing"),
    "leerbaan": _("leerbaan"),
    "vrijwilligerswerk": _("vrijwilligerswerk"),
    "zzp": _("als zelfstandige (zzp)"),
}
#: How a vacancy was found.
FOUND_BY: Final[dict[str, Promise]] = {
    "occupation": _("het beroep"),
    "words": _("woorden in de tekst"),
    "title": _("de titel"),
    "skills": _("vaardigheden"),
}
#: Why a vacancy does not suit, as the employee says it. Nothing here asks for health.
BECAUSE: Final[dict[str, Promise]] = {
    "work": _("Dit soort werk zoek ik niet"),
    "employer": _("Bij deze werkgever wil ik niet werken"),
    "distance": _("Het is te ver weg"),
    "hours": _("De uren of de tijden passen niet"),
    "demands": _("Het werk vraagt te veel van mij"),
    "level": _("Het niveau past niet bij mij"),
    "other": _("Iets anders"),
}
