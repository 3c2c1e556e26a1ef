"""Finds the files in what an operator gives: files, folders and zips, opened one at a time."""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from wissel.connections.reference._problem import problem

_TABLES: Final = (".csv", ".txt", ".tsv")
#: More than this does not come out of a zip: the largest download unpacks to a tenth of it.
_MOST_BYTES: Final = 4 * 1024**3
_CHUNK: Final = 1024 * 1024
_LOCKED: Final = 0x1
_DAMAGED: Final = (
    *(BadZipFile, NotImplementedError, RuntimeError, EOFError),
    *(zlib.error, struct.error, KeyError),
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file on disk, or ``member`` of a zip on disk."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """The name of the file itself, without folders."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @property
    def shown(self) -> str:
        """The file as the operator knows it."""
        return f"{self.path.name} › {self.member}" if self.member else str(self.path)

    @property
    def said(self) -> str:
        """All that names and folders say: where a version or a language stands."""
        return f"{self.path}/{self.member}"

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open it for reading, in pieces; a damaged zip is told as a problem."""
        try:
            if not self.member:
                with self.path.open("rb") as content:
                    yield content
                return
            with ZipFile(self.path) as packed, packed.open(self.member) as content:
                yield content
        except _DAMAGED:
            if not self.member:  # then it is nothing of a zip
                raise
            raise _damaged(self.shown) from None
        except OSError as error:
            raise _closed(self.shown, error) from None

    def sha256(self) -> str:
        """Return the hash of its content, read in pieces."""
        digest = hashlib.sha256()
        with self.opened() as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()


def found(paths: list[Path]) -> list[SourceFile]:
    """Return every file that may be a table, in the order given; folders are looked through."""
    files: list[SourceFile] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            for each in inside:
                if not _hidden(each.relative_to(path).as_posix()):
                    files.extend(_of(each))
        elif path.is_file():
            files.extend(_of(path))
        else:
            raise problem(
                str(path),
                "dit bestand of deze map bestaat niet. Kijk of de naam klopt.",
                "this file or folder does not exist. See whether the name is right.",
            )
    return files


def _of(path: Path) -> list[SourceFile]:
    if path.suffix.lower() != ".zip":
        return [SourceFile(path)]
    try:
        with ZipFile(path) as packed:
            return [SourceFile(path, member.filename) for member in _members(path, packed)]
    except _DAMAGED:
        raise _damaged(str(path)) from None
    except OSError as error:
        raise _closed(str(path), error) from None


def _members(path: Path, packed: ZipFile) -> list[ZipInfo]:
    tables = [
        member
        for member in packed.infolist()
        if not member.is_dir()
        and not _hidden(member.filename)
        and member.filename.lower().endswith((*_TABLES, ".zip", ".xlsx"))
    ]
    if any(member.flag_bits & _LOCKED for member in tables):
        raise problem(
            str(path),
            "deze zip heeft een wachtwoord. Pak hem uit en geef de map.",
            "this zip has a password. Unpack it and give the folder.",
        )
    if sum(member.file_size for member in tables) > _MOST_BYTES:
        raise problem(
            str(path),
            "uit deze zip komt meer dan 4 GB; geen bekende download is zo groot. Controleer hem.",
            "more than 4 GB comes out of this zip; no known download is that large. Check it.",
        )
    return tables


def _hidden(name: str) -> bool:
    return any(part.startswith(("__MACOSX", ".")) for part in PurePosixPath(name).parts)


def _damaged(name: str) -> Exception:
    return problem(
        name,
        "deze zip is beschadigd of niet helemaal binnengehaald. Haal hem opnieuw op.",
        "this zip is damaged or was not downloaded whole. Download it anew.",
    )


def _closed(name: str, error: OSError) -> Exception:
    return problem(
        name,
        f"dit bestand kan niet worden gelezen ({error.strerror}).",
        f"this file cannot be read ({error.strerror}).",
    )
