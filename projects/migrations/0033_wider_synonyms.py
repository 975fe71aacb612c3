"""The starting list of synonyms is wider. An exhibition that has had one gets the groups that it never
had, and the new words of those that it has left as they were; what its staff have changed or deleted
stays so. The search finds the phrases of the list where their words stand beside each other: the
words that it has kept are dropped, and ``index_all`` keeps them anew once this has run."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from django.db import migrations, models

STARTING_LIST = Path(__file__).parents[2] / "fixtures" / "synonyms.yaml"
HELP = (
    "Words, phrases and abbreviations that mean the same, separated by commas or one on a line, in "
    "their basic form. Behind a > stand those that are found, too, but do not find the others. For "
    "example: clothes, clothing > coats, jackets"
)
# The groups that an exhibition has had before, each with what it said then (``said``).
FORMER = dict(
    group.split(":")
    for group in """
accessibility:b097f813 accounting:7a6a8150 actors:bfab8c8f adoption:3f79c609 allowances:bba33603
almaty:560f9f64 almaty-before:2bd80798 apprentices:7dbb41d2 archive:381ea6a6 armenians:0a50b3ea
artisans:e4950507 assembly:b2cb4b1c astana:bf7bd277 azerbaijanis:9c896b30 bags:d87f2e00
bakeries:25f3bf88 bakers:c9bda78b booklets:634e3105 border:96f590e3 business:57aadccc
calendars:b66e2486 carpets:97b927a4 cash-machines:8a58cc0d charity:7afe4089 chechens:46f6cb87
children:47d055b2,356ef821 choir:5cf8290b cities:09e6c72e clinic:c3b688e9 clothes:f810d5b0
clubs:cfbf4cdf coaches:0319988d concerts:520a55a4 contest:849cf3fd costume:61d5dfb0
courtyards:1e118777 customs:4473069d debates:cd0c802a dictionary:e0a22337 dishes:4dd6249c
doctors:660e2902,a126ef41 dungans:d00aaf7f educators:35bca824 embroidery:2a8869a1
employers:dbe5c3ef entrepreneurs:3d7a80d7,938e3dd1 ethno-cultural-associations:d6ca719d
excursions:912d2c51 exhibition:57a1f029 fair:3b78507f,783a7117 fairy-tales:7a10164a
families-with-many-children:07c46914 fathers:b7ab4ae4 feasts:abe80e8c felt:b2bbd0cf
forums:529424bd fraud:8750d91a friendship:fe524547 funds:dd29d59f garden:b1942a65
genealogy:07b266d6 germans:8be9f2df good-deeds:78d9ee28 grandmas:6edc5741 grandmothers:a8d83c90
grandparents:2771874f grants:e77f2e77 greeks:6658172a guardianship:c2df1258 guides:468568b4
handicraft:ca8305d7,8664010a healers:b5dab429 helpline:208d4313 holidays:cf2c0a9a
hospital:a3eb3b68 house-of-culture:068abbc8 illness:2afe8a34 jewellers:879143ad jokes:e6361013
journalists:54d51c7b kazakh-language:71814179 koreans:7432f157 kurds:709ce3e8 lakes:b3430378
lawyers:3f70ea8d lectures:b46139f6 legal-advice:cdbe3c52 lessons:4a6f0958 libraries:a23763aa
little-children:05ca69d9 loans:bbbddadb loneliness:f61d31fb low-income:4ac50d93 lullabies:47895a2c
medicines:76395f35 mentors:1b0e001c minibus:393bbf46 mothers:96b2c399,1a4ac4e3
multilingual:1b700fc8 museums:d91af416 national-costume:e0dd0438 nauryz:4a251a04
neighbours:a8c571ab newspaper:bf1044f8 non-governmental-organisations:44eb10d7 nurses:104b9065
older-people:bcf9678b,f6423a34 orphans:2517ec3c,8db6dd61 parents:6dde372d partners:151f024b
patterns:d11708b8 people-with-disabilities:ee960c00,43ec0188 pharmacy:15d896ad
photographs:8a7d4e57 phrasebook:bf1f8a09 poems:220a54a8 poles:ef40ce90 pottery:1e0254a4
prices:458570b8 printing-house:e2e95ec0 programming:009b8c29 public-associations:b84145fa,c80c6983
radio:023a5b63 recipes:e614ce68 region-abai:ac4d7468 region-akmola:05ba15ec region-aktobe:a20e1834
region-atyrau:50a0638e region-east-kazakhstan:fb6e4924,c26ed861 region-karaganda:27a035e0
region-kostanay:050f908e region-kyzylorda:1a61e7dc region-mangystau:cd5b3630
region-north-kazakhstan:147a59d0,c2c53036 region-pavlodar:847d1245
region-south-kazakhstan:4b7c81b8 region-turkistan:8267ebc2 region-ulytau:42920738
region-west-kazakhstan:6ea2076e,a4148b5f region-zhambyl:645eb187 region-zhetisu:9d6c1777
regional:3d768a3c relatives:3c4ed5e8 research:f582df82 rings:0f599647 robots:4279d1de
sailing:6f8e3446 savings:9792aade school-students:ade8a97a,35ede87e schoolbag:87930042
sea:3c4b7d51 seminars:baf79ab8 sewing:cd12c34b shops:91ce7cf2 shymkent:4c69777c silver:27645509
singers:7382cf19 social-workers:61a05a5e songs:b8d74254 sponsors:74d35e1a sport:742662be
spring:b2e053ea state-language:ebca9694 suitcases:7c8db425 summer:4028c619 tailors:dac30a92
tatars:c6eb6b6a teachers:1116565f teenagers:074fa371,440e1875 theatres:7f9f9c85 tolerance:1f665e6e
tournament:4b02c396 town-hall:a3abeb05 towns-of-abai:9d2f9906 towns-of-akmola:2b644980
towns-of-aktobe:af1f0daa towns-of-almaty-region:ba4c2559 towns-of-atyrau:da772d4f
towns-of-east-kazakhstan:57ad55b9 towns-of-karaganda:186da6b9 towns-of-kostanay:474069e7
towns-of-kyzylorda:7213c0f6 towns-of-mangystau:59f072d2 towns-of-north-kazakhstan:3028b547
towns-of-pavlodar:7a357531 towns-of-turkistan:a80483e8 towns-of-ulytau:6db591b6
towns-of-west-kazakhstan:a862e95c towns-of-zhambyl:2f838595 towns-of-zhetisu:efdbbd66
toys:af983f52 trains:5f189283 translators:8e631cfd trees:29159e59 trophies:913d4018
turkistan:a3ea0bf3 turks:3b991d59 ukrainians:1bf361bd university:c20c4abb uyghurs:f77411bb
uzbeks:ed00be36 vacancies:59f79a0d villages:c11ac84d volunteers:a665f6b0 wages:07c2510c,ce1fd578
weaving:0dbe772a weddings:9d45d30c wheelchairs:cdbef7a3 winter:8aa372f5 women:c84896aa,4bbe08f8
workshops:e4c9a471 wrestling:2bbef371 youth:fb8debd2,2a247560 youths:3252e8ea zhambyl:f88f8af5
""".split()
)


def said(words: Any) -> str:
    """The words of a group in the three languages, shortened."""
    text = "|".join(words(f"words_{language}") or "" for language in ("kk", "ru", "en"))
    return sha256(text.encode()).hexdigest()[:8]


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


def give_the_wider_list(apps: Any, schema_editor: Any) -> None:
    if not apps.get_model("projects", "Project").objects.exists():
        return
    groups = apps.get_model("projects", "SynonymGroup").objects
    for record in yaml.safe_load(STARTING_LIST.read_text()):
        slug, words = record["fields"].pop("slug"), record["fields"]
        if slug not in FORMER:
            groups.get_or_create(slug=slug, defaults=words)
            continue
        for group in groups.filter(slug=slug):
            if said(lambda name, group=group: getattr(group, name)) in FORMER[slug].split(","):
                groups.filter(pk=group.pk).update(**words)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0032_sums_and_credits"),
    ]

    operations = [
        migrations.AlterField(
            model_name="synonymgroup",
            name="words",
            field=models.TextField(
                help_text=HELP,
                verbose_name="words",
            ),
        ),
        migrations.AlterField(
            model_name="synonymgroup",
            name="words_kk",
            field=models.TextField(
                help_text=HELP,
                null=True,
                verbose_name="words",
            ),
        ),
        migrations.AlterField(
            model_name="synonymgroup",
            name="words_ru",
            field=models.TextField(
                help_text=HELP,
                null=True,
                verbose_name="words",
            ),
        ),
        migrations.AlterField(
            model_name="synonymgroup",
            name="words_en",
            field=models.TextField(
                help_text=HELP,
                null=True,
                verbose_name="words",
            ),
        ),
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
        migrations.RunPython(give_the_wider_list, migrations.RunPython.noop),
    ]
