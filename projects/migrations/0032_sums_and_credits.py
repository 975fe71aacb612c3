"""The search finds sums however they are written: the words that it has kept are dropped, and
``index_all`` keeps them anew once this has run. The example of a credit is a name alone."""

from typing import Any

from django.db import migrations, models


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0031_words_and_towns"),
    ]

    operations = [
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="photo",
            name="credit",
            field=models.CharField(
                blank=True,
                help_text="Who took or drew it, for example “A. Akhmetov”.",
                max_length=200,
                verbose_name="credit",
            ),
        ),
    ]
