"""The drop folder of a source: files that wait to be read, and where they go afterwards."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from wissel.core.feeds import FeedError, FeedMapping, feed_mapping, line, parse_mapping
from wissel.core.sources import Text

#: The mapping of a file by the end of its name, where the folder holds no mapping of its own.
_BY_SUFFIX: Final = {
    ".xml": "jobsites-xml",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".json": "jobposting",
    ".jsonld": "jobposting",
    ".html": "jobposting",
    ".htm": "jobposting",
}
_OWN: Final = "mapping.yaml"
_PARTIAL: Final = (".part", ".tmp", ".partial", ".filepart", ".crdownload", "~")
_AWAY: Final = {True: "done", False: "failed"}
_MOST_MAPPING: Final = 200_000


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A file of a drop folder with its mapping, or the reason why it is not read."""

    path: Path
    size: int
    mapping: FeedMapping | None
    refused: Text | None = None

    def open(self) -> BinaryIO:
        """Open the file to read it; an ``OSError`` where it has become something else."""
        handle = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(f"{self.path.name} is no plain file")
        return os.fdopen(handle, "rb")


def drop_folder(path: Path) -> Iterator[DroppedFile]:
    """Yield the files of a folder by name. Whether one still grows is for the caller to see.

    Left out are hidden files, files that are being written by their name, ``mapping.yaml``, and the
    folders of what was read. A link or another folder is told and never followed.
    """
    own, trouble = _own_mapping(path)
    for each in sorted(path.iterdir(), key=lambda entry: entry.name):
        name = each.name
        if name.startswith(".") or name.lower().endswith(_PARTIAL) or name == _OWN:
            continue
        if name in _AWAY.values() and each.is_dir() and not each.is_symlink():
            continue
        if os.path.lexists(each):  # it may have been taken back meanwhile
            yield _dropped(each, own, trouble)


def _dropped(path: Path, own: FeedMapping | None, trouble: Text | None) -> DroppedFile:
    info = path.lstat()
    name = line(path.name)[:80]
    if not stat.S_ISREG(info.st_mode):
        return DroppedFile(path, 0, None, _said(
            f"‘{name}’ is een map of een verwijzing, geen bestand. Zet hier alleen bestanden.",
            f"‘{name}’ is a folder or a link, no file. Put only files here.",
        ))  # fmt: skip
    if trouble is not None:
        return DroppedFile(path, info.st_size, None, trouble)
    if own is not None:
        return DroppedFile(path, info.st_size, own)
    if (key := _BY_SUFFIX.get(path.suffix.lower())) is None:
        return DroppedFile(path, info.st_size, None, _said(
            f"Bij ‘{name}’ past geen koppeling. Zet er een bestand {_OWN} naast.",
            f"No mapping fits ‘{name}’. Put a file {_OWN} beside it.",
        ))  # fmt: skip
    return DroppedFile(path, info.st_size, feed_mapping(key))


def _own_mapping(folder: Path) -> tuple[FeedMapping | None, Text | None]:
    path = folder / _OWN
    if not os.path.lexists(path):
        return None, None
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_MAPPING:
            raise FeedError("$", "must be a file of at most 200 kB")
        return parse_mapping(path.read_text(encoding="utf-8"), key=folder.name), None
    except (FeedError, UnicodeDecodeError) as error:
        why = str(error)[:300]
        return None, _said(
            f"De koppeling {_OWN} in deze map klopt niet: {why}",
            f"The mapping {_OWN} in this folder is not right: {why}",
        )


def _said(dutch: str, english: str) -> Text:
    return Text(dutch, english)


def put_away(file: DroppedFile, *, well: bool) -> Path:
    """Move a file that was read to ``done`` or ``failed`` beside it, and return where it is.

    A name that is taken gets a number. An ``OSError`` where it cannot be moved.
    """
    folder = file.path.parent / _AWAY[well]
    if folder.is_symlink():
        raise OSError(f"{folder.name} is a link, no folder")
    folder.mkdir(exist_ok=True)
    number, place = 1, folder / file.path.name
    while os.path.lexists(place):
        number += 1
        place = folder / f"{file.path.stem}-{number}{file.path.suffix}"
    return file.path.rename(place)
