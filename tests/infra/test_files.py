"""Stored bytes: they come back as they were, or it is said that they are gone."""

from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from wissel.infra import files

HERE, ELSEWHERE = UUID(int=1), UUID(int=2)
CONTENT = b"%PDF-1.7 \x00\xff een stuk"


def test_what_is_stored_is_read_back_and_lies_there_encrypted() -> None:
    key = files.store(CONTENT, bureau=HERE)
    assert files.read(key, bureau=HERE) == CONTENT
    assert files.is_there(key)
    with default_storage.open(key) as file:
        assert b"een stuk" not in file.read()


def test_those_of_another_bureau_do_not_open() -> None:
    key = files.store(CONTENT, bureau=HERE)
    with pytest.raises(files.FileGone):
        files.read(key, bureau=ELSEWHERE)


def test_what_is_gone_is_said_with_its_key() -> None:
    key = files.store(CONTENT, bureau=HERE)
    default_storage.delete(key)
    assert not files.is_there(key)
    with pytest.raises(files.FileGone, match=key):
        files.read(key, bureau=HERE)


@pytest.mark.parametrize(
    "other", [b"", b"\xff\xfe\x00", b"x.y.z", b"geen vorm", b"a.b.c.d", b"." * 9]
)
def test_other_bytes_in_its_place_do_not_open(other: bytes) -> None:
    key = files.store(CONTENT, bureau=HERE)
    default_storage.delete(key)
    default_storage.save(key, ContentFile(other))
    assert files.is_there(key)
    with pytest.raises(files.FileGone, match="does not open"):
        files.read(key, bureau=HERE)


@pytest.mark.parametrize("left", [0.1, 0.5, 0.99])
def test_one_that_was_cut_off_does_not_open(left: float) -> None:
    key = files.store(CONTENT * 100, bureau=HERE)
    with default_storage.open(key) as file:
        held = file.read()
    default_storage.delete(key)
    default_storage.save(key, ContentFile(held[: int(len(held) * left)]))
    with pytest.raises(files.FileGone):
        files.read(key, bureau=HERE)
