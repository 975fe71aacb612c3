"""The starting list of synonyms knows more of what visitors say. As with the earlier lists, an
exhibition gets the new groups, and the new words of those that it has left as they were; what its
staff have changed or deleted stays so. The search reads names of themes in another way: the words
that it has kept are dropped, and ``index_all`` keeps them anew once this has run."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from django.db import migrations

STARTING_LIST = Path(__file__).parents[2] / "fixtures" / "synonyms.yaml"
NEW = frozenset(
    """
bilingual-paper bookkeeping-in-wide-sense carpet-weaving children-s-drawings city-tours
coexistence collaboration cookbook courses-for-workers customs-of-people debt-repayment diaspora
digital-archive digital-literacy drawings entrepreneurship evening-classes family-finances
family-law family-sports folk-songs folklore for-children friendship-of-peoples geriatric-care
help-for-older-people inclusive-school international job-fair jobs-for-people-with-disabilities
kazakh-lessons kindness kinship-words language-club language-courses language-exam local-history
love-of-country magazine-or-log magazines media-in-kazakh mobile-museum mother-tongue
national-schools ngo-accounting old-things online-safety own-business particular-disabilities
public-lectures public-speaking school-start serious-illness sewing-courses sick-children
social-enterprise solidarity street-party summer-camps sunday-school touring-theatre traditions
translation treatment-money trilingual vocational-learning women-in-business young-journalists
young-parents youth-policy
""".split()
)
# The groups that say something else now, each with what it said before (``said``).
FORMER = dict(
    group.split(":")
    for group in """
accessibility:1b2dd789 accounting:e4e13f01 actors:82f245cd adults:4fd2a017 almaty:8f4c3ed5
almaty-before:2bd80798 archery:444fce84 blood-pressure:02c477e8 braille:9b9a0626
business:42ce0219 calendars:0048abb7 camps:87aff7d9 carpets:db23faa3 check-ups:a8db054d
child-abandonment:aa0bf503 childrens-homes:639be00f choir:ea90c6d2 clinic:4e031001
coats:465027a6 contest:201d801c conversations:1f593112 cooks:e0c26f8e cooperation:737761d6
customs:606fb47b dyes:f3bdb839 education-departments:a37e1afe entrepreneurs:cab4b575
everyday-life:36759b12 excursions:6e4ae4ca fashion:42b15781 felt:03a4a29c
financial-literacy:15b81400 fundraising:19d090da garden:25471483 gardening:c3b524d0
genealogy:5a3a7349 home-care:e7a06d4b home-working:b6d0f873 hospital:c5fca2bf illness:1b47724a
illustrations:d84531c0 interethnic:8fb63cad jewellers:613f92c6 job-search:a08f9006
knots:35a62008 libraries:8cdf7685 media:4a97daf5 motherhood:98ee14cd multilingual:9e9ffa35
museums:638b423f national-costume:a4784e74 non-governmental-organisations:9fe729e8
nurses:7d0b7fb1 orphans:134c2502 patriotism:21a094aa patterns:1ba20035
people-with-disabilities:cecd92db phrasebook:f4e03b0c pottery:b7a1c82d printing-house:e39eb32b
programming:f2c28383 sailing:e99e8259 savings:a78b380c schools:889570f4 songs:9fc3786e
sport:00ea30f1 students:c7459646 sweets:17b5191c tailors:b144e6d3 tolerance:3f285f35
traditional-games:e4727091 translators:e4b5f759 travelling:5685bcd8 treatment:e298a65f
unity:ddbf0ed2 wrestling:1c90f27d
""".split()
)


def said(group: Any) -> str:
    """The words of a group in the three languages, shortened."""
    texts = (getattr(group, f"words_{language}") or "" for language in ("kk", "ru", "en"))
    return sha256("|".join(texts).encode()).hexdigest()[:8]


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


def give_the_new_words(apps: Any, schema_editor: Any) -> None:
    if not apps.get_model("projects", "Project").objects.exists():
        return
    groups = apps.get_model("projects", "SynonymGroup").objects
    for record in yaml.safe_load(STARTING_LIST.read_text()):
        slug, words = record["fields"].pop("slug"), record["fields"]
        if slug in NEW:
            groups.get_or_create(slug=slug, defaults=words)
        for group in groups.filter(slug=slug) if slug in FORMER else ():
            if said(group) == FORMER[slug]:
                groups.filter(pk=group.pk).update(**words)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0035_at_least_and_up_to"),
    ]

    operations = [
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
        migrations.RunPython(give_the_new_words, migrations.RunPython.noop),
    ]
