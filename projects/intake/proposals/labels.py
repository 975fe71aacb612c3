"""The words that label what a letter says, by field, folded, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence, Told

# A label of more words is a sentence that happens to hold a colon.
MOST_WORDS = 14

LABELS = {
    "number": beginnings("стенд, стенд номер, номер стенда, stand"),
    "title": beginnings(
        """
        название, наименование, атауы, жоба аты, жобаның аты, title, name of, как называется,
        project name, қалай аталады, аталуы, тема проект
        """
    ),
    "region": beginnings(
        """
        регион, место, где, географи, охват!, қамту!, қамту аума,
        территори, област, охват территори, өңір, облыс, қайда, өткен
        жер, өткен қала, өткен өңір, жүзеге асқан жер, өткізілген орын, өтетін жер, жерлер, орны,
        өткізілген жер, жүзеге асырылған жер, region, where, place, location, venue, area, geograph,
        аймақ, жері, қай жер, қай қала, қай өңір, қай облыс, қай аудан, қай елді, в каких, в каком
        город, в каком район, населенн пункт, елді мекен
        """
    ),
    "period": beginnings(
        """
        срок, период, когда, годы, год!, дата проведен, даты, время, мерзім, қашан, жылдар,
        жылы, кезең, уақыт, period, date, duration, when, year, timeframe, timeline, dates,
        time!, продолжительност, ұзақтығы,
        в какие годы, в каком году, с какого по, қай жыл, қай уақыт, қай кез
        """
    ),
    "start": beginnings(
        """
        начало, начала, начат, старт, год начала, басталуы, басталған, start, began, beginning, дата
        начала,
        когда нач, когда старт, с какого год, қашан баста, қай жылы баста
        """
    ),
    "end": beginnings(
        """
        окончание, заверш, конец, год окончания, аяқталуы, аяқталған, end, finish, дата
        окончания, completion,
        когда законч, когда заверш, когда оконч, қашан аяқта, қай жылы аяқта
        """
    ),
    "status": beginnings(
        """
        что сейчас, сейчас с проект, қазір қандай, қазіргі жай, статус, состояни, стади, этап,
        мәртебе, күйі, жай-күй, жағдайы, сатысы, status, stage, state!, на каком этапе, қай
        кезең,
        проект продолжается!, проект завершен!, жоба жалғас, жоба жүріп жатыр,
        завершен ли, закончен ли, продолжается ли, идет ли, действует ли, қандай сатыда,
        аяқталды ма, жүріп жатыр ма, жалғасып жатыр ма, жалғаса ма
        """
    ),
    "budget": beginnings(
        """
    қаржы!, объем!, көлемі!, қанша қаражат, қаражат!, қаражаты!,
        сколько стоит, қанша тұр, қаржысы, жұмсалған, потрач, израсход, сумма!, сома!, сомасы,
        сумма тенге, бюджет, стоимост, смет, сумма грант, объем финанс, сумма проект, размер
        грант, общая сумма, жалпы сома, құны, қаржы көлемі, грант көлемі, грант сомасы,
        қаржыландыру көлемі, budget, cost, grant amount, total funding, затраты, шығын, жобаның
        құны, во сколько обош, қанша қаржы, сколько стоил
        """
    ),
    "coordinator": beginnings(
        """
        координатор, кординатор, каординатор, руководитель проект, руководитель, ответственн,
        куратор,
        менеджер, үйлестіруші, жетекші, жоба басшы, жауапты, басшысы, coordinator,
        кто главный, кто за главн, кто всем, кто у вас главный, рук проект, кто ведет всё,
        project lead, project manager, responsible, in charge, project leader, project
        head, head of project, кто отвеча, кім жауап, manager,
        кто руковод, кто возглав, кто координ, кім басқар, кім жетекш, кім үйлест
        """
    ),
    "implementing": beginnings(
        """
        чья затея, чья это затея, чья идея, кто затеял, кто придумал, жоба иесі, жобаны
        жүргізген, жобаны жасаған, жобаны іске асыр, ведет!, инициатор,
        бастамашы, өткізген!, өткізуші, грантополуч, грант алуш, кто делает,
        кім жасайды, кім жүргіз, исполнител, организатор, реализатор, кто реализ, кто провод, кто
        провел, орындаушы, ұйымдастырушы, жүзеге асырушы, іске асырушы, заявител, өтінім беруш,
        implement, organiser, organizer, carried out by, заявитель, кто осуществ, кім жүзеге, кім
        іске, кім орында, кім ұйымдастыр, организация исполн, delivered by, organisation!,
        organization!, организация!, ұйым!, ұйымның атауы,
        ұйымның толық атауы, ұйымның ресми атауы, ұйым атауы, бірлестіктің атауы, наименование
        организац, название организац,
        кто выполн, кто вел!, кто ведет, кто делал, кем реализ, кем провод, кем выполн, чей проект,
        кім атқар, кім жаса, кім өткіз, кімнің жобасы
        """
    ),
    "partner": beginnings(
        """
        кто помог, кім көмек, кто поддерж, помощник, соисполнител, соорганизатор, с кем, кіммен,
        партнер, парнер, серіктес, серік!, серік ұйым,
        partner, әріптес, совместно с, бірлесіп
        """
    ),
    "sponsor": beginnings("спонсор, спансор, демеуші, кім демей, sponsor, меценат"),
    "funding": beginnings(
        """
    источник сред, кто дал деньги, деньги дал, деньги выдел, средства дал, средства выдел, ақша
    берген, ақшаны берген, қаражат берген, қаражатты берген, қаржыны берген,
    на чьи, кімнің қаржы, кімнің ақша, финансир, источник финанс,
    донор, грантодател, кто финанс, за чей счет, қаржыландыр, қаржы көзі, грант беруші, fund,
    donor, financ, source of fund, на чьи средства, кім қаржы, paid for by, грант берген, откуда
    деньги, откуда средств, кто помогает деньг, кто помогал деньг, кто платил, на какие деньги,
    на какие средства, кто выделил, қайдан қаржы, қаржы қайдан, ақша қайдан, қаржыны кім, ақшаны
    кім
    """
    ),
    "quotation": beginnings(
        """
        чьи слова, слова, кімнің сөзі, отзыв, цитат, мнение, высказывани, слова участ, пікір,
        дәйексөз, лебіз, quote, quotation, testimonial, feedback, in their words, сөзі, айтқаны
        """
    ),
    "theme": beginnings("направлени, тематик, бағыты, тақырыбы, theme, direction"),
    "text": beginnings(
        """
        описание, содержание, краткое содерж, о проекте, жоба туралы, сипаттама, мазмұны,
        қысқаша, description, about the project, что сделано, не істелді
        """
    ),
}
# Labels that hold a word of another field: what they mean is decided here first.
_NOT = {
    "title": beginnings("организаци, ұйым, органиc, organi, бирлестик, объединен"),
    "budget": beginnings("источник, кто, кім, source, көзі"),
    "period": beginnings(
        """
        начал, начат, старт, законч, заверш, оконч, басталуы, басталған, басталды, аяқтал,
        хранен, сдачи, подач, оплат, ответ, сақтау, тапсыру, тираж, участник, возраст, жас!,
        қатысушы, құрыл, тіркел, ашыл, основан, создан, регистрац, рожден, заполн, толтыр,
        founded, registered, публикац, жариял, показател,
        результат, көрсеткіш, нәтиже, бірі!, ең!, один из, самый, самым, за все, за эти, всего,
        итого, барлығы
        """
    ),
    "region": beginnings(
        """
        тираж, участник, регистрац, жительств, место работы, рожден, нахожден, деятельн, тіркел,
        тұрғылықт, жұмыс орны, registered, birth, серіктес, партнер, спонсор, демеуші, директор,
        руководител, басшы, төраға, председател, население, халқы
        """
    ),
    "partner": beginnings("встреч, деньг, средств, ақша, қаржы"),
    "implementing": beginnings(
        """
        грантодат, грант бер, спонсор, партнер, демеуші, серік, қаржы, финанс, донор, исполнитель
        письма, туралы, жайлы, сведени, об организац, мүше, қызметкер, проекты,
        исп!, адрес, телефон, дата, мекенжай, address, мерзім, срок, период, уақыт, место, бюджет,
        құны, сома, күні, жылы, period, place, участвовала ли, участвовали ли, друг, басқа
        """
    ),
    "funding": beginnings("объем, көлемі, бюджет, сумма, сомасы"),
    "end": beginnings("начал, start, баста, показател, результат, көрсеткіш, нәтиже"),
    "start": beginnings("окончан, аяқтал, end, заверш, показател, результат, көрсеткіш, нәтиже"),
    "status": beginnings("партнер"),
    "coordinator": beginnings(
        "организаци исполн, сми, пресс, баспасөз, бухгалтер, media, кері байланыс, бақ!, бұқаралық"
    ),
}


_HOW_MUCH = re.compile(
    r"(?:сколько|канша|how much)\W+(?:\w+\W+){0,2}?"
    r"(?:стои|обош|потра|денег|тур|каражат|каржы|акша|cost)"
)


# "Кто его делает", "Кто у вас этим занимался"
_WHO_DID = re.compile(
    r"[\W\d]*кто\s+(?:(?:его|ее|это|этот|этим|все|всем|у вас|ваш|проект\w*|конкретно)\s+){1,3}"
    r"(?:дела|провод|провел|вел|ведет|реализ|выполн|организ|занима|осуществ)"
)


def is_labelled(sentence: Sentence, name: str) -> bool:
    """Whether the label of a sentence is one of the field."""
    label = sentence.folded_label
    if not label or len(label.split()) > MOST_WORDS:
        return False
    if name == "budget" and _HOW_MUCH.search(label):
        return True
    if name == "implementing" and label in ("кто", "ким", "who"):
        return True
    if name == "implementing" and _WHO_DID.match(label):
        return True
    if not LABELS[name].search(label):
        return False
    if name == "period" and LABELS["start"].search(label) and LABELS["end"].search(label):
        return True
    first = label.split(",")[0]  # "Исполнитель, год создания"
    wanted = first if LABELS[name].match(first) else label
    return not (name in _NOT and _NOT[name].search(wanted))


# What says that there is nothing to say: "нет", "не указан", "жоқ", "—".
_NOTHING = re.compile(
    r"\W*(?:(?:пока |еще )?нет(?: (?:данных|перевода|названия|информации|такого))?|-+|—|–"
    r"|none|n/a|no|не (?:было|указан\w*|имеется|известн\w*|перевод\w*|предусмотрен\w*|определен\w*)"
    r"|отсутству\w*|(?:болган )?жок|болмады|белгисиз|корсетилмеген|аударылма\w+)(?!\s*\w)"
)


def answers_to(told: Told, name: str) -> Iterator[Sentence]:
    """What stands under a label of the field."""
    for answer in told.answers:
        parts = ("body", "requisites", "closing", "head")[: 4 if name == "number" else 3]
        if answer.part not in parts or not is_labelled(answer, name):
            continue
        if name in ("status", "text") or not _NOTHING.match(answer.folded):
            yield answer


def is_of_rows(answer: Sentence, told: Told, name: str) -> bool:
    """Whether a column of a table answers in several rows: of events, not of the project."""
    row, _mark, column = answer.folded_label.rpartition(" / ")
    if not row or LABELS[name].search(row):
        return False
    alike = (one for one in told.answers if one.block == answer.block)
    return sum(one.folded_label.endswith(f" / {column}") for one in alike) > 1
