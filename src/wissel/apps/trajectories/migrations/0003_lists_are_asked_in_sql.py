import django.db.models.deletion
import wissel.infra.fields
import wissel.infra.ids
from django.db import migrations, models


def empty_cache(apps, schema_editor):
    """Empty the cache: what it holds is derived once more, as its trajectories are."""
    rows = apps.get_model("trajectories", "DueDate").objects
    if schema_editor.connection.vendor == "postgresql":
        # Rows of every bureau, whatever the policies.
        schema_editor.execute("TRUNCATE trajectories_duedate")
    else:
        rows.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("bureaus", "0002_a_language_is_chosen"),
        ("trajectories", "0002_a_party_may_have_left"),
    ]

    operations = [
        # Made anew, so that it is empty and everything is derived once more for the new columns.
        migrations.RemoveField("trajectory", "derived_on"),
        migrations.AddField("trajectory", "derived_on", models.DateField(null=True)),
        migrations.CreateModel(
            name="BulkAct",
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
                ("kind", models.CharField(max_length=20)),
                ("asked", wissel.infra.fields.EncryptedJSONField()),
                ("made_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="BulkLine",
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
                ("position", models.PositiveIntegerField()),
                ("done", models.CharField(blank=True, max_length=60)),
                ("undone", models.CharField(blank=True, max_length=60)),
                ("entry", models.UUIDField(null=True)),
                ("before", models.UUIDField(null=True)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="PhaseWindow",
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
                ("key", models.CharField(max_length=60)),
                ("begun", models.DateField()),
                ("ended", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="SavedView",
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
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(blank=True, max_length=1000)),
                ("is_default", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.RemoveIndex(
            model_name="duedate",
            name="due_list",
        ),
        # What is settled, or has no day, is in no list; the cache keeps what is.
        migrations.RunPython(empty_cache, empty_cache),
        migrations.RemoveField("duedate", "settled"),
        migrations.RemoveField("duedate", "warn_from"),
        migrations.AlterField("duedate", "due", models.DateField()),
        migrations.AddField(
            model_name="duedate",
            name="nature",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="duedate",
            name="ours",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="duedate",
            name="private",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="duedate",
            name="role",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="duedate",
            name="unknown",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="duedate",
            name="waits_until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="trajectory",
            name="first_day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="trajectory",
            name="last_contact",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="trajectory",
            name="last_day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="trajectory",
            name="second_track_start",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="trajectory",
            name="still_since",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="trajectory",
            name="unknown_from",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="trajectory",
            name="week_one",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="duedate",
            index=models.Index(
                fields=[
                    "bureau",
                    "due",
                    "id",
                    "trajectory",
                    "role",
                    "ours",
                    "nature",
                    "private",
                    "unknown",
                    "waits_until",
                ],
                name="due_list",
            ),
        ),
        migrations.AddIndex(
            model_name="duedate",
            index=models.Index(
                fields=[
                    "bureau",
                    "trajectory",
                    "due",
                    "unknown",
                    "waits_until",
                    "private",
                    "nature",
                ],
                name="due_case",
            ),
        ),
        migrations.AddField(
            model_name="bulkact",
            name="bureau",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bureaus.bureau"
            ),
        ),
        migrations.AddField(
            model_name="bulkact",
            name="membership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="bureaus.membership",
            ),
        ),
        migrations.AddField(
            model_name="bulkline",
            name="act",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lines",
                to="trajectories.bulkact",
            ),
        ),
        migrations.AddField(
            model_name="bulkline",
            name="bureau",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bureaus.bureau"
            ),
        ),
        migrations.AddField(
            model_name="bulkline",
            name="trajectory",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajectories.trajectory",
            ),
        ),
        migrations.AddField(
            model_name="phasewindow",
            name="bureau",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bureaus.bureau"
            ),
        ),
        migrations.AddField(
            model_name="phasewindow",
            name="trajectory",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="phases",
                to="trajectories.trajectory",
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="bureau",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bureaus.bureau"
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="membership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="bureaus.membership",
            ),
        ),
        migrations.AddIndex(
            model_name="bulkact",
            index=models.Index(fields=["bureau", "membership", "made_at"], name="bulk_own"),
        ),
        migrations.AddConstraint(
            model_name="bulkline",
            constraint=models.UniqueConstraint(
                fields=("bureau", "act", "trajectory"), name="bulk_line_once"
            ),
        ),
        migrations.AddIndex(
            model_name="phasewindow",
            index=models.Index(fields=["bureau", "trajectory", "key"], name="phase_case"),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("bureau", "membership", "name"), name="view_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_default", True)),
                fields=("bureau", "membership"),
                name="view_default_once",
            ),
        ),
    ]
