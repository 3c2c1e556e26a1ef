"""Model fields that are stored encrypted (health and private data, from the first migration)."""

import json
from typing import Any, TypeVar

from django.db import models

from wissel.infra import crypto, tenancy

S = TypeVar("S")
G = TypeVar("G")


class _Encrypted(models.TextField[S, G]):
    """A value encrypted for the bureau of its row. It cannot be searched; that is the point."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Encrypt for the bureau of the row that is saved."""
        value: Any = super().pre_save(model_instance, add)
        if value in (None, ""):
            return value
        scope = str(getattr(model_instance, "bureau_id", None) or "-")
        return _Sealed(crypto.encrypt(self.to_plain(value), scope=scope, field=self._place()))

    def get_prep_value(self, value: Any) -> Any:
        """Let through what ``pre_save`` sealed; anything else would be stored in the open."""
        if value in (None, "") or isinstance(value, _Sealed):
            return value
        raise TypeError(f"{self._place()} is encrypted: it can be saved, not filtered or updated")

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Any:
        """Open a stored value, for the bureau in whose context the query runs."""
        if value in (None, ""):
            return self.from_plain(value)
        tenant = tenancy.current_or_none()
        return self.from_plain(
            crypto.decrypt(value, field=self._place(), scope=str(tenant) if tenant else None)
        )

    def to_plain(self, value: Any) -> str:
        """Return the text that is encrypted."""
        return str(value)

    def from_plain(self, value: str | None) -> Any:
        """Return the Python value of decrypted text."""
        return value

    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


class EncryptedTextField(_Encrypted[str, str]):
    """Text."""


class EncryptedJSONField(_Encrypted[Any, Any]):
    """A JSON value, encrypted as one text. Empty is ``None``."""

    _pyi_private_set_type: Any  # what the type checker lets in and out; text is only how it lies
    _pyi_private_get_type: Any

    def to_plain(self, value: Any) -> str:
        """Return the JSON text that is encrypted."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def from_plain(self, value: str | None) -> Any:
        """Return the parsed JSON."""
        return json.loads(value) if value else None

    def to_python(self, value: Any) -> Any:
        """Leave Python values alone: they are not text."""
        return value


class _Sealed(str):
    """Marks a value that is already encrypted."""

    __slots__ = ()
