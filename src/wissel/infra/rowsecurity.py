"""Row-level security on PostgreSQL: the second net under :mod:`wissel.infra.tenancy`.

After every ``migrate`` each tenant table gets a forced policy (rows of the bureau in
``app.bureau``) and the application role gets the rights it needs and no more: it may not change or
remove rows of append-only tables. A new table is covered without anyone remembering.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, models

from wissel.infra.tenancy import TenantModel

# In a query of their own they are asked once; without it for every row that is looked at.
_OWN_BUREAU = "bureau_id = (SELECT NULLIF(current_setting('app.bureau', true), '')::uuid)"
_OWN_PERSON = "user_id = (SELECT NULLIF(current_setting('app.user', true), '')::uuid)"


def tenant_models() -> list[type[TenantModel]]:
    """Return every concrete tenant table."""
    return [model for model in apps.get_models() if issubclass(model, TenantModel)]


def after_migrate(*, using: str, app_config: Any, **_: Any) -> None:
    """Put rights and policies in step with the tables; runs once, after the last app."""
    connection = connections[using]
    if connection.vendor != "postgresql" or app_config.label != _last_app():
        return
    role = connection.ops.quote_name(settings.WISSEL_APP_ROLE)
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        _make_role(cursor, role)
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
        )
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
        for model in tenant_models():
            if model._meta.db_table in existing:
                _secure(cursor, connection, model, role)


def _last_app() -> str:
    return [config.label for config in apps.get_app_configs() if config.models_module][-1]


def _make_role(cursor: Any, role: str) -> None:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.WISSEL_APP_ROLE])
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE ROLE {role} NOLOGIN NOBYPASSRLS")
        cursor.execute(f"GRANT {role} TO CURRENT_USER")


def _secure(cursor: Any, connection: Any, model: type[models.Model], role: str) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    cursor.execute(f"DROP POLICY IF EXISTS own_bureau ON {table}")
    cursor.execute(f"CREATE POLICY own_bureau ON {table} USING ({_OWN_BUREAU})")
    cursor.execute(f"DROP POLICY IF EXISTS own_person ON {table}")
    if getattr(model, "readable_by_its_user", False):
        # A person finds the bureaus they belong to before one of them is in context; to read,
        # not to write: else whoever signed in could make themself a member elsewhere.
        cursor.execute(f"CREATE POLICY own_person ON {table} FOR SELECT USING ({_OWN_PERSON})")
    if getattr(model, "append_only", False):
        cursor.execute(f"REVOKE UPDATE, DELETE ON {table} FROM {role}")
