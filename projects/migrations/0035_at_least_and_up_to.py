"""A figure may be stated as a limit: at least so many, or up to so many."""


from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0034_clipped_words_and_abbreviations"),
    ]

    operations = [
        migrations.AlterField(
            model_name="headlinefigure",
            name="qualifier",
            field=models.CharField(
                choices=[
                    ("exactly", "exactly"),
                    ("more-than", "more than"),
                    ("at-least", "at least"),
                    ("up-to", "up to"),
                    ("about", "about"),
                    ("thousands", "thousands"),
                ],
                help_text="How precise it is, for example “more than”.",
                max_length=10,
                verbose_name="qualifier",
            ),
        ),
        migrations.AlterField(
            model_name="metric",
            name="qualifier",
            field=models.CharField(
                choices=[
                    ("exactly", "exactly"),
                    ("more-than", "more than"),
                    ("at-least", "at least"),
                    ("up-to", "up to"),
                    ("about", "about"),
                    ("thousands", "thousands"),
                ],
                default="exactly",
                help_text="How precise the source is, for example “more than” for “over 400”, “at least” for “400 or more”.",
                max_length=10,
                verbose_name="qualifier",
            ),
        ),
    ]
