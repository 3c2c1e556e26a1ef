"""Walks the tree of phrases along the words of a text."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from wissel.core.wording._phrases import Labels, Node, sequences
from wissel.core.wording._tokens import Token

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with a value each; finds all their places in one pass."""

    def __init__(
        self, classes: dict[str, list[str]], misspelt: frozenset[str] = frozenset()
    ) -> None:
        self._labels = Labels(classes, misspelt)
        self._root: Node[T] = Node()
        self._begins: dict[frozenset[int], list[Node[T]]] = {}

    def add(self, phrase: str, value: T, *, misspelt: bool = False) -> None:
        """Add a phrase; ``misspelt`` says that a phrase of one word is found misspelt as well.

        Raises ``ValueError`` or ``KeyError`` when it is badly written.
        """
        for row in sorted(sequences(phrase)):  # so that every start of Python finds the same
            self._root.add([self._labels.number(element) for element in row], value)
            if misspelt and len(row) == 1 and row[0][0] != "{":
                self._labels.forgive(row[0])

    def find(self, words: Sequence[Token]) -> Iterator[tuple[int, int, T]]:
        """Yield (first word, word after the last, value) of every place, also overlapping ones.

        A phrase never crosses the end of a sentence. Time is linear in the number of words: a walk
        is no longer than the longest phrase.
        """
        labels = [self._labels_of(words, index) for index in range(len(words))]
        sentences = [token.sentence for token in words]
        any_word = self._labels.any
        for first, here in enumerate(labels):
            nodes = self._begin(here)
            place = first + 1
            while nodes:
                for node in nodes:
                    for value in node.found:
                        yield first, place, value
                if place == len(words) or sentences[place] != sentences[first]:
                    break
                nodes = _follow(nodes, labels[place], any_word)
                place += 1

    def _begin(self, here: frozenset[int]) -> list[Node[T]]:
        """Return where the phrases begin that a word with these labels can be the first of."""
        nodes = self._begins.get(here)
        if nodes is None:
            root = self._root.next
            nodes = [root[label] for label in here if label in root]
            if len(self._begins) < 50_000:
                self._begins[here] = nodes
        return nodes

    def _labels_of(self, words: Sequence[Token], index: int) -> frozenset[int]:
        token = words[index]
        labels = self._labels.of(token.word)
        if not token.capital or not index or words[index - 1].sentence != token.sentence:
            meant = self._labels.meant(token.word)  # a capital inside a sentence is a name
            labels = labels | meant if meant else labels
        for part in token.parts:
            if len(part) > 3:
                labels |= self._labels.of(part)
        if token.shout and not _all_shout(words, index):
            labels |= self._labels.shouted(token.word)
            for part in token.parts:
                labels |= self._labels.shouted(part)
        elif token.parts and token.capital:
            labels |= self._labels.shouted(token.parts[0])
        return labels


def _follow(nodes: list[Node[T]], here: frozenset[int], any_word: int) -> list[Node[T]]:
    followers = []
    for node in nodes:
        after = node.next
        if after:
            followers += [after[label] for label in here if label in after]
            if any_word in after:
                followers.append(after[any_word])
    return followers


def _all_shout(words: Sequence[Token], index: int) -> bool:
    """Whether the whole neighbourhood is in capitals, so that capitals mean nothing."""
    around = [word for word in words[max(0, index - 3) : index + 4] if len(word.word) > 1]
    return len(around) > 2 and all(word.shout for word in around)
