"""A source says when its vacancies changed, so that what is made of them can be shared."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobsearch", "0001_initial")]

    operations = [
        migrations.AddField("source", "mark", models.CharField(blank=True, max_length=36)),
    ]
