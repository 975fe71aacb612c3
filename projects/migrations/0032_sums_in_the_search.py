"""The search finds sums however they are written: the words that it has kept are dropped, and
``index_all`` keeps them anew once this has run."""

from typing import Any

from django.db import migrations


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0031_words_and_towns"),
    ]

    operations = [migrations.RunPython(drop_the_words, migrations.RunPython.noop)]
