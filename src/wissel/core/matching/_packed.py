"""Columns as a folder of files, so that several workers use one market without making it anew.

Each array is a file that is mapped into memory: workers share it. A folder is written under a
name of its own and renamed when it is whole.
"""

import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from wissel.core.matching._arrays import ArrayMarket
from wissel.core.matching._columns import Columns, Names
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._score import Corpus

#: How columns are laid out; raised when one is added, goes, or is laid out otherwise.
LAYOUT: Final = 2
_NAMES: Final = "names.json"
_LISTS: Final = ("terms", "grams", "employers", "occupations", "licences")


def pack(columns: Columns, names: Names, corpus: Corpus, folder: Path) -> None:
    """Write a market to a folder that is not there yet."""
    made = folder.with_name(f"{folder.name}.making")
    made.mkdir(parents=True)
    for name, values in columns.arrays().items():
        np.save(made / f"{name}.npy", values)
    said: dict[str, Any] = {name: list(getattr(names, name)) for name in _LISTS}
    said["ids"] = list(names.ids)
    said["corpus"] = {
        "count": corpus.count,
        "length": corpus.length,
        "terms": list(corpus.terms.values()),
        "grams": list(corpus.grams.values()),
    }
    (made / _NAMES).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    made.rename(folder)


def unpack(folder: Path, known: Knowledge) -> tuple[ArrayMarket, Corpus]:
    """Return a market out of its folder; its arrays are mapped, not read."""
    arrays = {
        file.stem: np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
        for file in folder.glob("*.npy")
    }
    said = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
    names = Names(
        tuple(said["ids"]),
        **{name: {one: n for n, one in enumerate(said[name])} for name in _LISTS},
    )
    counted = said["corpus"]
    corpus = Corpus(
        counted["count"],
        counted["length"],
        dict(zip(names.terms, counted["terms"], strict=True)),
        dict(zip(names.grams, counted["grams"], strict=True)),
    )
    return ArrayMarket(Columns(**arrays), names, known), corpus
