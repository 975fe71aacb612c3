"""The years that a figure covers, read from its period once for the figures that exist."""

import re

from django.db import migrations, models

YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


def read_years(apps, schema_editor):
    Metric = apps.get_model("projects", "Metric")
    for metric in Metric.objects.exclude(period="").only("pk", "period").iterator():
        if years := [int(year) for year in YEAR.findall(metric.period)]:
            Metric.objects.filter(pk=metric.pk).update(
                covers_from=min(years), covers_until=max(years)
            )


class Migration(migrations.Migration):

    dependencies = [
        ("projects", "0002_publication"),
    ]

    operations = [
        migrations.AddField(
            model_name="metric",
            name="covers_from",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="metric",
            name="covers_until",
            field=models.PositiveSmallIntegerField(default=9999, editable=False),
        ),
        migrations.RunPython(read_years, migrations.RunPython.noop),
    ]
