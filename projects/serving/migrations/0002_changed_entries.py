"""The entries that changed, by the version; triggers note them (``projects.serving.version``)."""

from typing import Any

from django.db import migrations, models


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    """SQLite changes no table that a trigger writes to; they are set again after all migrations."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            for name in ("raise_catalogue_version", "raise_noted_version", "note_changed_entry"):
                cursor.execute(f"DROP FUNCTION IF EXISTS {name} CASCADE")
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' "
            "AND sql LIKE '%exhibition_catalogueversion%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("exhibition", "0001_catalogue_version")]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name="ChangedEntry",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name="catalogueversion",
            name="noted",
            field=models.BigIntegerField(
                default=0,
                help_text="The number of the last change that says which entry it changed.",
            ),
        ),
        migrations.AddField(
            model_name="catalogueversion",
            name="unnoted",
            field=models.BigIntegerField(
                default=0, help_text="The number of the last change before it that does not."
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
