"""Until now nothing set the language: what stands there was chosen by nobody."""

from typing import Any

from django.db import migrations, models


def nobody_chose(apps: Any, schema_editor: Any) -> None:
    """Leave the language open, so that a cookie or the browser says it until somebody chooses."""
    user = apps.get_model("bureaus", "User")
    user.objects.using(schema_editor.connection.alias).update(language="")


def dutch_again(apps: Any, schema_editor: Any) -> None:
    """Put the old default where nobody chose."""
    user = apps.get_model("bureaus", "User")
    user.objects.using(schema_editor.connection.alias).filter(language="").update(language="nl")


class Migration(migrations.Migration):
    """Empty is: not chosen."""

    dependencies = [("bureaus", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name="user",
            name="language",
            field=models.CharField(blank=True, default="", max_length=2),
        ),
        migrations.RunPython(nobody_chose, dutch_again),
    ]
