"""The search finds the figures of entries: the words that it has kept are dropped, and
``index_all`` keeps them anew once this has run."""

from typing import Any

from django.db import migrations


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0036_what_visitors_say"),
    ]

    operations = [
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
    ]
