from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajectories", "0001_initial")]

    operations = [
        migrations.AddField(model_name="party", name="ended_on", field=models.DateField(null=True)),
    ]
