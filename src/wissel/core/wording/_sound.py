"""Folds a word to how it sounds, so that a slip of spelling does not hide it."""

import re

#: Shorter words are only what they are spelled: too many of them sound alike.
LONG = 7
_ALIKE = {
    "tie": "sie", "ij": "ei", "ou": "au", "th": "t", "ph": "f", "rh": "r", "ck": "k", "ch": "g",
    "qu": "kw", "ce": "se", "ci": "si", "cy": "si", "c": "k", "x": "ks", "y": "i", "dt": "t",
}  # fmt: skip
_LETTERS = re.compile("|".join(_ALIKE))
_DOUBLE = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")


def sound(word: str, *, whole: bool = True) -> str:
    """Return a long word as it sounds: "ph" is "f", "ij" is "ei", "kk" is "k", a last d is a t.

    ``whole`` says that the word ends here; of a first part nobody knows how the end sounds.
    """
    heard = _DOUBLE.sub(r"\1", _LETTERS.sub(_replace, word))
    return heard[:-1] + "t" if whole and heard.endswith("d") else heard


def _replace(match: re.Match[str]) -> str:
    return _ALIKE[match.group()]
