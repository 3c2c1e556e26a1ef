"""Numbers with a unit in a folded sentence: the highest of a range, and where it stands."""

import re
from dataclasses import dataclass
from itertools import product

_ONES = "een twee drie vier vijf zes zeven acht negen".split()
_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60}
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
WORDS: dict[str, float] = {
    **{word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)},
    **_TENS,
    **{
        f"{one}en{ten}": number + value
        for (number, one), (ten, value) in product(enumerate(_ONES, start=1), _TENS.items())
    },
    **{f"{one}enhalf": number + 0.5 for number, one in enumerate(_ONES, start=1) if number > 1},
    "anderhalf": 1.5, "half": 0.5, "zeventig": 70, "tachtig": 80, "negentig": 90, "honderd": 100,
    "tweehonderd": 200, "driehonderd": 300, "vijfhonderd": 500, "zeshonderd": 600,
    "achthonderd": 800, "duizend": 1000,
}  # fmt: skip
_LONGEST_FIRST = sorted(WORDS, key=len, reverse=True)
NUMBER = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?|(?:{'|'.join(_LONGEST_FIRST)})(?!\w))"
#: What a unit is called, in the words of a sentence.
UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "kilo": ("kilogrammen", "kilogram", "kilos", "kilo", "kgs", "kg"),
    "uur": ("uurtjes", "uurtje", "uren", "uur", "u"),
    "minuten": ("minuten", "minuut", "min", "kwartier"),
    "meter": ("meters", "meter", "mtr", "m"),
    "graden": ("graden", "graad", "c", "celsius"),
}
_SPELT = {unit: "|".join(words) for unit, words in UNIT_WORDS.items()}
_SPELT |= {"kilo": _SPELT["kilo"] + "|kilo's", "graden": r"graden|graad|°\s?c?|celsius"}
_RANGE = r"\s?(?:-|/|tot en met|t/m|tot wel|tot|a|of|en)\s?"
#: Unit -> pattern of a number or a range with that unit, without groups.
_HOURS = NUMBER.replace(r"\d{1,6}(?:[.,]\d{1,3})?", r"(?<![\d.,:])\d{1,3}(?:[.,]\d)?(?![.,:]?\d)")
QUANTITY: dict[str, str] = {
    unit: rf"-?{number}(?:[\s-]?(?:{spelt}))?(?:{_RANGE}-?{number})?[\s-]?(?:{spelt})(?!\w)"
    for unit, spelt in _SPELT.items()
    for number in (_HOURS if unit == "uur" else NUMBER,)
}
_FOUND = {unit: re.compile(rf"(?<![\w.,]){pattern}") for unit, pattern in QUANTITY.items()}
#: *Een kilo of tien* is about ten kilos.
_ABOUT = {unit: re.compile(rf"\been (?:{spelt}) of ({NUMBER})") for unit, spelt in _SPELT.items()}
_NUMBER = re.compile(rf"-?(?<!\w){NUMBER}|(?<=[\w-]){NUMBER}")
_BELOW_ZERO = re.compile(r"\s?(?:onder nul|vorst|onder het vriespunt)")
_MINUS = re.compile(r"\b(?:min|minus)\s\Z")
_NOT_A_DAY = re.compile(r"\s?(?:per|in de|p/w|/|p\.?)\s?(?:week|w\b|wk|maand|jaar)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as the list names it, and where it stands in the sentence."""

    start: int
    end: int
    value: float


def amounts(sentence: str, unit: str) -> list[Amount]:
    """Return what a sentence says in this unit of the list (``kilo``, ``uur per dag``, …)."""
    if unit == "minuten":
        whole = [Amount(a.start, a.end, a.value * 60) for a in _read(sentence, "uur")]
        return [*_read(sentence, "minuten"), *whole]
    if unit == "uur per dag":
        return [
            amount
            for amount in _read(sentence, "uur")
            if amount.value <= 16 and not _NOT_A_DAY.match(sentence, amount.end)
        ]
    if unit == "graden":
        return [_signed(sentence, amount) for amount in _read(sentence, "graden")]
    return _read(sentence, unit)


def _read(sentence: str, unit: str) -> list[Amount]:
    found = []
    for match in _FOUND[unit].finditer(sentence):
        if _ABOUT[unit].match(sentence, match.start()):
            continue
        numbers = [_value(said.lstrip("-")) for said in _NUMBER.findall(match.group())]
        value = max(numbers, default=0.0)
        if match.group().startswith("-") and unit == "graden":
            value = -value
        if unit == "minuten" and match.group().endswith("kwartier"):
            value *= 15
        found.append(Amount(match.start(), match.end(), value))
    found += [
        Amount(match.start(), match.end(), _value(match.group(1)))
        for match in _ABOUT[unit].finditer(sentence)
    ]
    return found


def _signed(sentence: str, amount: Amount) -> Amount:
    below = _BELOW_ZERO.match(sentence, amount.end)
    minus = _MINUS.search(sentence, max(0, amount.start - 8), amount.start)
    if (below or minus) and amount.value > 0:
        end = below.end() if below else amount.end
        return Amount(minus.start() if minus else amount.start, end, -amount.value)
    return amount


def _value(said: str) -> float:
    if said in WORDS:
        return float(WORDS[said])
    whole, _, part = said.replace(",", ".").partition(".")
    if len(part) == 3:  # 1.200 is a thousand and two hundred
        return float(whole + part)
    return float(f"{whole}.{part or 0}")
