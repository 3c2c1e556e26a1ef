"""One list of words that turns text into terms: what says nothing goes, what is one becomes one."""

from collections.abc import Iterable
from functools import cache
from typing import Final, TypeVar

import Stemmer

from wissel.core.terms._read import WordData, word_data, words_of_occupations
from wissel.core.terms._text import tokens

T = TypeVar("T")

#: What Dutch puts between the parts of a compound: `bedrijf-s-leider`, `bloem-en-winkel`.
_LINKS: Final = ("", "s", "e", "en", "n")
#: Shorter words make up compounds only where the data says so (`vis`, `bar`).
_SHORTEST: Final = 4
#: An end of a word that is this long may stand for the word where its beginning is unknown.
_LEAST_HEAD: Final = 7
#: A word longer than this is no word (an address, a code): it is not taken apart.
_LONGEST: Final = 60
#: So many different words are remembered; after that it begins anew.
_MEMORY: Final = 400_000
#: The end of a word for a woman, and what it is for anybody.
_FORMS: Final = (
    ("trice", "teur"), ("trices", "teur"), ("euse", "eur"), ("euses", "eur"),
    ("ster", "er"), ("sters", "er"),
)  # fmt: skip


class Lexicon:
    """Turns Dutch text into terms. ``words``: what compounds may consist of, beside our own parts.

    Each word is worked out once and remembered, so that reading many texts costs little.
    """

    def __init__(self, words: Iterable[str] = (), *, data: WordData | None = None) -> None:
        self._data = data or word_data()
        given = {part for word in words for part in tokens(word)}
        self._known = frozenset(
            word
            for word in given | self._data.parts
            if len(word) >= _SHORTEST and word.isalpha() and word not in self._data.never
        )
        self._can_be_part = self._known | self._data.short
        self._stemmer, self._plainer = (
            Stemmer.Stemmer("dutch", 0),
            Stemmer.Stemmer("dutch_porter", 0),
        )
        self._stems: dict[str, str] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._terms: dict[str, tuple[str, ...]] = {}
        self._known_stems: frozenset[str] = frozenset()
        self._known_stems = frozenset(map(self.stem, self._known))
        for memory in (self._stems, self._parts):  # worked out before the stems were known
            memory.clear()
        self._alike = self._kin()

    def plus(self, words: Iterable[str]) -> "Lexicon":
        """Return a lexicon that knows these words too, such as those of loaded reference data."""
        return Lexicon((*self._known, *words), data=self._data)

    def terms(self, text: str) -> tuple[str, ...]:
        """Return the terms of ``text`` in order with repeats: each word, then its parts if any."""
        found: list[str] = []
        for word in tokens(text):
            found.extend(self._terms_of(word))
        return tuple(found)

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the terms of ``text``, of a compound its smallest parts alone."""
        found: list[str] = []
        for word in tokens(text):
            terms = self._terms_of(word)
            found.extend(terms[1:] or terms)
        return tuple(found)

    def stems(self, text: str) -> tuple[str, ...]:
        """Return the stems of the words of ``text`` as they stand, compounds whole."""
        return tuple(terms[0] for word in tokens(text) if (terms := self._terms_of(word)))

    def stem(self, word: str) -> str:
        """Return the stem of one word: one for singular, plural, and the form for a woman."""
        stem = self._stems.get(word)
        if stem is None:
            plain = "".join(tokens(word))
            stem = self._cut(self._one_form(plain)) or plain
            _remember(self._stems, word, stem)
        return stem

    def _cut(self, word: str) -> str:
        """Return the stem, but keep `ge` in it: `gezin` is not `zin`, `begeleiden` not `beleid`."""
        stem: str = self._stemmer.stemWord(word)
        if "ge" in word[:5] and "ge" not in stem[:5]:
            stem = self._plainer.stemWord(word)
        return stem

    def alike(self, term: str) -> tuple[str, ...]:
        """Return the terms that mean nearly the same in a title (`chauffeur`: `bestuurder`)."""
        return self._alike.get(term, ())

    def _terms_of(self, word: str) -> tuple[str, ...]:
        terms = self._terms.get(word)
        if terms is None:
            terms = ()
            if word not in self._data.stop:
                terms = (self.stem(word), *map(self.stem, self._smallest(word)))
            _remember(self._terms, word, terms)
        return terms

    def _one_form(self, word: str) -> str:
        """Return the word for anybody where this one, or the end of this compound, says a woman."""
        form = self._form(word)
        if form == word and (parts := self._split(word)):
            return word.removesuffix(parts[-1]) + self._form(parts[-1])
        return form

    def _form(self, word: str) -> str:
        if word in self._data.forms:
            return self._data.forms[word]
        for ending, other in _FORMS:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                for one in _spelled(word.removesuffix(ending), other):
                    if one in self._can_be_part:
                        return one
        return word

    def _smallest(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound, and the parts of those; nothing of a single word."""
        found: list[str] = []
        for part in self._split(word):
            found.extend(self._smallest(part) or (part,))
        return tuple(found)

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the fewest known words that make up ``word``, with as little between as can be."""
        parts = self._parts.get(word)
        if parts is None:
            parts = self._fewest(word) if len(word) <= _LONGEST and word.isalpha() else ()
            _remember(self._parts, word, parts)
        return parts

    def _fewest(self, word: str) -> tuple[str, ...]:
        size = len(word)
        best: dict[int, tuple[int, int, tuple[str, ...]]] = {0: (0, 0, ())}
        for start in range(size - 2):
            if start not in best:
                continue
            count, between, parts = best[start]
            for end in range(start + 3, size + 1):
                part = word[start:end]
                if part == word or not self._is_part(part, last=end == size):
                    continue
                for link in _LINKS if end < size else ("",):
                    after = end + len(link)
                    if not word.startswith(link, end) or 0 < size - after < 3:
                        continue
                    way = (count + 1, between + len(link), (*parts, part))
                    if link and after == size:
                        continue
                    if after not in best or way[:2] < best[after][:2]:
                        best[after] = way
        return best[size][2] if size in best else self._head(word)

    def _head(self, word: str) -> tuple[str, ...]:
        """Return an unknown beginning and the longest known end: the end says what it is."""
        if self._form(word) in self._can_be_part:
            return ()
        for start in range(3, len(word) - _LEAST_HEAD + 1):
            if word[start:] in self._known:
                return (word[:start], word[start:])
        return ()

    def _is_part(self, part: str, *, last: bool) -> bool:
        """Say whether it can stand in a compound; at the end it may be a plural or a woman."""
        if part in self._can_be_part:
            return True
        return last and len(part) > _SHORTEST and self.stem(part) in self._known_stems

    def _kin(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for group in self._data.alike:
            stems = list(dict.fromkeys(map(self.stem, group)))
            for stem in stems:
                found.setdefault(stem, {}).update((one, None) for one in stems if one != stem)
        return {stem: tuple(kin) for stem, kin in found.items()}


def _spelled(trunk: str, ending: str) -> tuple[str, ...]:
    """Return how a trunk and an ending may be written: `kap`-`er` is `kapper`, `koop` `koper`."""
    long_vowel = len(trunk) > 2 and trunk[-3] == trunk[-2]
    shorter = trunk[:-2] + trunk[-1] if long_vowel else trunk
    return (trunk + ending, trunk + trunk[-1] + ending, shorter + ending)


def _remember(memory: dict[str, T], word: str, value: T) -> None:
    if len(memory) >= _MEMORY:
        memory.clear()
    memory[word] = value


@cache
def own_lexicon() -> Lexicon:
    """Return the lexicon of our own words: the parts in the data and the names of occupations."""
    return Lexicon(words_of_occupations())
