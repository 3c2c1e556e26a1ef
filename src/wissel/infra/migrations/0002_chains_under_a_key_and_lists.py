"""Put both logs under a key outside the database; say who stood in a list that was looked at.

Lines that are there keep their link. What seals them is the head: from now on it carries a seal
that nobody can make from the database alone.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import wissel.infra.ids
from wissel.infra import _chain


def seal_the_heads(apps: Any, schema_editor: Any) -> None:
    """Seal the chains as they stand, and begin the ones that have no line yet."""
    alias = schema_editor.connection.alias
    head = apps.get_model("infra", "ChainHead").objects.using(alias)
    for bureau in apps.get_model("bureaus", "Bureau").objects.using(alias).all():
        if schema_editor.connection.vendor == "postgresql":
            with schema_editor.connection.cursor() as cursor:  # row-level security holds here too
                cursor.execute("SELECT set_config('app.bureau', %s, true)", [str(bureau.pk)])
        for name in ("changes", "access"):
            row, _ = head.get_or_create(bureau_id=bureau.pk, name=name)
            row.seal = _chain.seal(bureau.pk, name, row.seq, row.link)
            row.save(update_fields=["seal"])


class Migration(migrations.Migration):
    """Longer links, a seal on each head, and the sets that lists showed."""

    dependencies = [("bureaus", "0001_initial"), ("infra", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ListedSubject",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wissel.infra.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("listing", models.UUIDField()),
                ("subject", models.CharField(max_length=36)),
                (
                    "bureau",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bureaus.bureau",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["bureau", "subject"], name="listedsubject_subject")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bureau", "listing", "subject"), name="listedsubject_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="accesslogentry", name="listing", field=models.UUIDField(null=True)
        ),
        migrations.AddIndex(
            model_name="accesslogentry",
            index=models.Index(fields=["bureau", "listing", "seq"], name="accesslog_listing"),
        ),
        migrations.AddField(
            model_name="chainhead",
            name="seal",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AlterField(
            model_name="chainhead",
            name="link",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AlterField(
            model_name="accesslogentry", name="link", field=models.CharField(max_length=200)
        ),
        migrations.AlterField(
            model_name="changelogentry", name="link", field=models.CharField(max_length=200)
        ),
        migrations.RunPython(seal_the_heads, migrations.RunPython.noop),
    ]
