"""Tenancy: every row of ours belongs to one bureau, and no query forgets it.

A query without a bureau in context raises. On PostgreSQL row-level security is the second net
(:mod:`wissel.infra.rowsecurity`). Writes outside a door raise, ``update`` and ``bulk_create``
included. The context is set by :mod:`wissel.infra.doors` and by nobody else.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, NoReturn, Self, TypeVar
from uuid import UUID

from django.db import models

from wissel.infra import changes
from wissel.infra.ids import uuid7

M = TypeVar("M", bound="TenantModel")

_tenant: ContextVar[UUID | None] = ContextVar("wissel_tenant", default=None)


class NoTenant(RuntimeError):
    """A tenant table was asked for without a bureau in context."""


class CrossTenant(RuntimeError):
    """A row of one bureau was written in the context of another."""


def current() -> UUID:
    """Return the bureau in context, or raise :class:`NoTenant`."""
    tenant = _tenant.get()
    if tenant is None:
        raise NoTenant("no bureau in context: tenant tables are read and written through doors")
    return tenant


def current_or_none() -> UUID | None:
    """Return the bureau in context, if there is one."""
    return _tenant.get()


@contextmanager
def tenant(bureau: UUID | None) -> Iterator[None]:
    """Put a bureau in context. For doors only."""
    token = _tenant.set(bureau)
    try:
        yield
    finally:
        _tenant.reset(token)


class TenantQuerySet(models.QuerySet[M]):
    """A queryset whose writes need a door."""

    def update(self, **values: Any) -> int:
        """Update rows, inside a door only; ``bulk_update`` ends here too."""
        _refuse_if_append_only(self.model)
        changes.note(self.model._meta.db_table, "*", "update", tuple(values))
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows, inside a door only. What removes nothing is no change and no line of it."""
        _refuse_if_append_only(self.model)
        if changes.gathering() and not self.exists():
            return 0, {}
        changes.note(self.model._meta.db_table, "*", "delete", ())
        return super().delete()

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Insert rows of this bureau, inside a door only."""
        objs = list(objs)
        for obj in objs:
            obj._belongs_here()
            changes.note(self.model._meta.db_table, str(obj.pk), "create", ())
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M], fields: Iterable[str], *args: Any, **kw: Any) -> int:
        """Update rows of this bureau, inside a door only."""
        objs = list(objs)
        for obj in objs:
            obj._belongs_here()
        return super().bulk_update(objs, list(fields), *args, **kw)

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: SQL of one's own knows no bureau, and SQLite has no second net."""
        raise NoTenant(f"{self.model._meta.db_table} is not asked in SQL of one's own")


class TenantManager(models.Manager[M]):
    """Shows the rows of the bureau in context, and raises when there is none."""

    def get_queryset(self) -> TenantQuerySet[M]:
        """Return the rows of the bureau in context."""
        queryset: TenantQuerySet[M] = TenantQuerySet(self.model, using=self._db)
        return queryset.filter(bureau_id=current())


class _ReadOnlyQuerySet(TenantQuerySet[M]):
    """A queryset that writes nothing, inside a door neither: its rows are of any bureau."""

    def update(self, **values: Any) -> NoReturn:
        """Refuse."""
        _refuse_across(self.model)

    def delete(self) -> NoReturn:
        """Refuse."""
        _refuse_across(self.model)

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        _refuse_across(self.model)


class AcrossBureausManager(models.Manager[M]):
    """Shows rows of every bureau. Only for the threshold of sign-in (``doors.as_user``)."""

    def get_queryset(self) -> TenantQuerySet[M]:
        """Return the rows of every bureau, to read."""
        return _ReadOnlyQuerySet(self.model, using=self._db)


class TenantModel(models.Model):
    """Base of every table that belongs to a bureau.

    ``data_category`` names its row in the access table, ``retention`` its class of storage time;
    a house test asks both of every table.
    """

    data_category: ClassVar[str]
    retention: ClassVar[str]
    append_only: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    bureau = models.ForeignKey("bureaus.Bureau", on_delete=models.PROTECT, related_name="+")
    bureau_id: UUID

    objects: ClassVar[TenantManager[Any]] = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save inside a door, in the bureau of that door; append-only rows are saved once."""
        adding = self._state.adding
        if adding and getattr(self, "bureau_id", None) is None:
            self.bureau_id = current()
        self._belongs_here()
        if not adding or kwargs.get("force_update"):
            _refuse_if_append_only(type(self))
        changes.note(
            self._meta.db_table,
            str(self.pk),
            "create" if adding else "update",
            tuple(kwargs.get("update_fields") or ()),
        )
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete inside a door only."""
        _refuse_if_append_only(type(self))
        self._belongs_here()
        changes.note(self._meta.db_table, str(self.pk), "delete", ())
        return super().delete(*args, **kwargs)

    def _belongs_here(self: Self) -> None:
        if self.bureau_id != current():
            raise CrossTenant(f"{self._meta.db_table} row of another bureau")


def _refuse_if_append_only(model: type[models.Model]) -> None:
    if getattr(model, "append_only", False):
        _refuse(model)


def _refuse_across(model: type[models.Model]) -> NoReturn:
    raise changes.WriteOutsideDoor(f"{model._meta.db_table} is not written across bureaus")


def _refuse(model: type[models.Model]) -> NoReturn:
    raise changes.WriteOutsideDoor(
        f"{model._meta.db_table} is append-only: a correction is a new row"
    )
