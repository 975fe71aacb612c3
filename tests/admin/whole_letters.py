"""Whole letters as associations send them: letterhead, addressee, list, table, footnote, tracked
changes, and what they say of their photos."""

from __future__ import annotations

from dataclasses import dataclass

import docx

from tests.admin.sent_letters import as_bytes, changed_paragraph, with_footnote


@dataclass(frozen=True)
class WholeLetter:
    """The lines of a letter, and what an entry has of it."""

    name: str
    head: tuple[str, ...]
    told: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    changed: tuple[str, str, str, str]
    note: str
    end: tuple[str, ...]
    photos: tuple[str, str, str]
    title: str
    organisation: str
    place: str
    captions: tuple[str, str, str]
    credit: str

    def content(self) -> bytes:
        """The Word file."""
        document = docx.Document()
        for line in (*self.head, *self.told):
            document.add_paragraph(line)
        for item in self.items:
            document.add_paragraph(item, style="List Bullet")
        table = document.add_table(rows=0, cols=len(self.rows[0]))
        for row in self.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        with_footnote(document, changed_paragraph(document, *self.changed), self.note)
        for line in self.end:
            document.add_paragraph(line)
        return as_bytes(document)


RUSSIAN = WholeLetter(
    name="Письмо Лодка.docx",
    head=(
        "ОБЩЕСТВЕННОЕ ОБЪЕДИНЕНИЕ\n«ТАТАРСКИЙ КУЛЬТУРНЫЙ ЦЕНТР “ДУСЛЫК”»",
        "060000, г. Атырау, ул. Сатпаева, 9\nтел.: 8 (7122) 30-40-50, e-mail: duslyk@example.kz",
        "Исх. № 19 от 4 октября 2026 г.",
        "Организаторам выставки социальных проектов",
        "О проекте «Лодка на Жайыке»",
        "Уважаемые коллеги!",
    ),
    told=(
        "Проект «Лодка на Жайыке» наше объединение вело с мая 2021 года по сентябрь 2024 года в "
        "городе Атырау. Старые мастера учили подростков строить деревянные лодки и чинить сети.",
        "Что сделано:",
    ),
    items=(
        "построено 4 лодки;",
        "проведено 62 занятия;",
        "издана книжка «Весло» (300 экземпляров).",
    ),
    rows=(
        ("Год", "Занятий", "Израсходовано, тыс. тенге"),
        ("2021", "12", "1 100"),
        ("2022–2024", "50", "4 300"),
        ("Итого", "62", "5 400"),
    ),
    changed=("Занятия посетили около ", "900", "1 150", " человек."),
    note="По журналу занятий.",
    end=(
        "Бюджет проекта – 5,4 млн тенге. Проект завершён.",
        "Партнёры: ТОО «Каспий Верфь», КГУ «Школа № 8».",
        "«Мой сын впервые сделал что-то своими руками», – говорит Роза Ахметова, мать участника.",
        "Приложение: 3 фотографии (автор Т. Юсупов), письменное согласие снятых имеется.",
        "1. лодка1 – Закладка киля во дворе центра.",
        "2. лодка2 – Первый спуск на воду, 2022 г.",
        "3. лодка3 – Мастер Ильдар Галимов с учениками.",
        "С уважением,",
        "Председатель правления\t\tР. Х. Сафина",
    ),
    photos=("лодка1.jpg", "лодка2.jpg", "лодка3.heic"),
    title="Лодка на Жайыке",
    organisation="Общественное объединение «Татарский культурный центр „Дуслык“»",
    place="город Атырау",
    captions=(
        "Закладка киля во дворе центра",
        "Первый спуск на воду, 2022 г.",
        "Мастер Ильдар Галимов с учениками",
    ),
    credit="Т. Юсупов",
)
KAZAKH = WholeLetter(
    name="Хат Алма.docx",
    head=(
        "«АЛМАЛЫ БАҚ» ҚОҒАМДЫҚ ҚОРЫ",
        "Талғар қаласы, Қонаев көшесі, 12-үй\nтел.: 8 (72774) 2-11-08, alma@example.kz",
        "Шығ. № 31, 2026 жылғы 6 қазан",
        "Көрменің ұйымдастыру комитетіне",
        "«Атаның бағы» жобасы туралы",
        "Құрметті әріптестер!",
    ),
    told=(
        "«Атаның бағы» жобасы 2022 жылғы сәуірден 2025 жылғы қазанға дейін Алматы облысының Талғар "
        "қаласында өтті. Біздің қор қариялармен бірге балаларды бақ баптауға үйретті.",
        "Жоба аясында:",
    ),
    items=("400 түп алма егілді;", "48 сабақ өтті;", "«Алма» кітапшасы 500 данамен басылды."),
    rows=(
        ("Жыл", "Сабақ", "Түп"),
        ("2022", "10", "90"),
        ("2023–2025", "38", "310"),
    ),
    changed=("Сабақтарға ", "600", "720-ға жуық", " адам келді."),
    note="Журнал бойынша.",
    end=(
        "Жобаның бюджеті – 3,2 млн теңге. Жоба аяқталды.",
        "Серіктестер: Талғар қалалық кітапханасы, «Іле Су» ЖШС.",
        "«Немерем енді ағашпен сөйлеседі», – дейді Сәуле Оразова, қатысушының әжесі.",
        "Қосымша: 3 фотосурет (түсірген – Е. Оразов), суреттегі адамдардың келісімі бар.",
        "1-сурет. Алғашқы көшет",
        "2-сурет. Ата мен немере",
        "3-сурет. Алма мерекесі",
        "Құрметпен,",
        "Қор төрағасы\t\tБ. С. Әлімов",
    ),
    photos=("сурет1.jpg", "сурет2.jpg", "сурет3.heic"),
    title="Атаның бағы",
    organisation="«Алмалы бақ» қоғамдық қоры",
    place="Алматы облысының Талғар қаласы",
    captions=("Алғашқы көшет", "Ата мен немере", "Алма мерекесі"),
    credit="Е. Оразов",
)
