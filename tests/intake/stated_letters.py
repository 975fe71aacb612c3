"""Letters as associations write them, with what a person finds in them for the fields.

A letter is its blocks (kind, text) and the truth (field, value).
"""

from __future__ import annotations

from typing import Any

HEADING, PARAGRAPH, LIST, TABLE = "heading", "paragraph", "list", "table"
Truth = tuple[str, Any]


def _organisation(name: str, role: str, slug: str | None = None) -> Truth:
    return "participations", {"organisation": slug, "name": name, "role": role}


def _metric(indicator: str, value: int, qualifier: str = "exactly", period: str = "") -> Truth:
    named = {"indicator": indicator, "value": value}
    return "metrics", named | {"qualifier": qualifier, "period": period}


def _quotation(text: str, speaker: str) -> Truth:
    return "quotation", {"text": text, "speaker": speaker}


LETTERS: dict[str, tuple[list[tuple[str, str]], list[Truth]]] = {}
LETTERS["a formal letter in Russian"] = (
    [
        (
            PARAGRAPH,
            "ҚОҒАМДЫҚ БІРЛЕСТІГІ\t"
            "\t"
            "ОБЩЕСТВЕННОЕ ОБЪЕДИНЕНИЕ\n"
            "«Павлодарский областной польский центр „Полония“»",
        ),
        (
            PARAGRAPH,
            "140000, Республика Казахстан, г. Павлодар, ул. Кутузова, 44, оф. 12\n"
            "тел.: 8 (7182) 55-12-07, e-mail: polonia@example.kz\n"
            "БИН 980540001234",
        ),
        (
            PARAGRAPH,
            "Исх. № 117 от 05.11.2013 г.",
        ),
        (
            PARAGRAPH,
            "Заместителю Председателя Ассамблеи народа Казахстана\nгосподину Ералы Тугжанову",
        ),
        (
            PARAGRAPH,
            "Уважаемый Ералы Лукпанович!",
        ),
        (
            PARAGRAPH,
            "В ответ на Ваше письмо № 2-14/318 от 14 октября 2013 года направляем "
            "информацию о проекте «Родная речь» для стенда № 47.",
        ),
        (
            PARAGRAPH,
            "Проект реализован общественным объединением «Павлодарский областной "
            "польский центр „Полония“» в партнёрстве с Павлодарским государственным"
            " университетом имени С. Торайгырова и при финансовой поддержке ТОО "
            "«Иртыш-Инвест». Работа началась в феврале 2012 года и завершилась в "
            "октябре 2013 года.",
        ),
        (
            PARAGRAPH,
            "За это время в Павлодарской и Северо-Казахстанской областях проведено "
            "24 семинара для учителей воскресных школ, обучено 186 человек. В "
            "итоговом фестивале языков приняли участие свыше 1 200 школьников и "
            "студентов. Издан сборник сказок тиражом 500 экземпляров.",
        ),
        (
            PARAGRAPH,
            "Общая стоимость проекта составила 7 млн 350 тыс. тенге, в том числе 2 "
            "млн тенге — средства спонсоров.",
        ),
        (
            PARAGRAPH,
            "«После этих занятий мой внук впервые спел бабушке колыбельную на её "
            "родном языке», — рассказала участница фестиваля Тереза Ковальская.",
        ),
        (
            PARAGRAPH,
            "Руководитель проекта — Станислав Михайлович Левандовский, тел. 8 701 555 22 10.",
        ),
        (
            PARAGRAPH,
            "Приложение: фотографии, 6 шт.",
        ),
        (
            PARAGRAPH,
            "С уважением,\nпредседатель объединения                     В. Ю. Зелинская",
        ),
        (
            PARAGRAPH,
            "Исп.: Мукашева Г.\nТел.: 55-12-08",
        ),
    ],
    [
        ("number", 47),
        ("title_ru", "Родная речь"),
        ("regions", ["KZ-55", "KZ-59"]),
        ("start_year", 2012),
        ("end_year", 2013),
        ("budget_kzt", 7350000),
        ("status", "closed"),
        ("coordinator", "Станислав Михайлович Левандовский"),
        _organisation("Павлодарский областной польский центр „Полония“", "implementing"),
        _organisation("Павлодарский государственный университет имени С. Торайгырова", "partner"),
        _organisation("ТОО «Иртыш-Инвест»", "funding"),
        _metric("seminars-held", 24),
        _metric("people-trained", 186),
        _metric("event-participants", 1200, "more-than"),
        _metric("copies-printed", 500),
        _quotation(
            "После этих занятий мой внук впервые спел бабушке колыбельную на её родном языке",
            "Тереза Ковальская",
        ),
    ],
)
LETTERS["a formal letter in Kazakh"] = (
    [
        (
            PARAGRAPH,
            "«Жетісу ұйғырлары» қоғамдық бірлестігі\n"
            "Талдықорған қаласы, Абай көшесі, 201-үй, 3-кеңсе",
        ),
        (
            PARAGRAPH,
            "№ 45, 2014 жылғы 11 наурыз",
        ),
        (
            PARAGRAPH,
            "Қазақстан халқы Ассамблеясының Хатшылығына",
        ),
        (
            PARAGRAPH,
            "Құрметті әріптестер!",
        ),
        (
            PARAGRAPH,
            "Сіздерге 52-стендке арналған «Әжемнің сандығы» жобасы туралы мәлімет жолдап отырмыз.",
        ),
        (
            PARAGRAPH,
            "Жоба 2010 жылдың мамырынан 2012 жылдың желтоқсанына дейін Алматы "
            "облысында жүзеге асырылды. Оны «Жетісу ұйғырлары» қоғамдық бірлестігі "
            "Қазақстан халқы Ассамблеясының Қорымен бірлесіп іске асырды. Демеушісі"
            " – «Алтын дән» ЖШС.",
        ),
        (
            PARAGRAPH,
            "Жоба аясында ауыл әжелері 65 қыз-келіншекті көрпе құрауға үйретті, 14 "
            "мектепте көрме ашылды. Қорытынды фестивальге 900-ге жуық адам қатысты."
            " «Әже өсиеті» атты кітапша 700 данамен басылып шықты. Жиырма бес шебер"
            " шығармашылық қауымдастыққа бірікті.",
        ),
        (
            PARAGRAPH,
            "Жобаның жалпы бюджеті 5 600 000 (бес миллион алты жүз мың) теңгені "
            "құрады. Бірлестігіміз 1996 жылы құрылған, бүгінде 340 мүшесі бар.",
        ),
        (
            PARAGRAPH,
            "«Көрпенің әр қиындысында бір адамның тағдыры жатыр», – дейді жоба "
            "қатысушысы Гүлбахрам Розиева.",
        ),
        (
            PARAGRAPH,
            "Жоба жетекшісі – Патигүл Исмайылова (8 705 312 44 18).",
        ),
        (
            PARAGRAPH,
            "Жоба толық аяқталды.",
        ),
        (
            PARAGRAPH,
            "Құрметпен,\nбірлестік төрағасы\t\tА. Тохтахунов",
        ),
    ],
    [
        ("number", 52),
        ("title_kk", "Әжемнің сандығы"),
        ("regions", ["KZ-19"]),
        ("start_year", 2010),
        ("end_year", 2012),
        ("status", "closed"),
        ("budget_kzt", 5600000),
        ("coordinator", "Патигүл Исмайылова"),
        _organisation("«Жетісу ұйғырлары» қоғамдық бірлестігі", "implementing"),
        _organisation("Қазақстан халқы Ассамблеясының Қоры", "partner", "fund-of-apk"),
        _organisation("«Алтын дән» ЖШС", "sponsor"),
        _metric("people-trained", 65),
        _metric("event-participants", 900, "about"),
        _metric("copies-printed", 700),
        _metric("craftsmen-united", 25),
        _quotation(
            "Көрпенің әр қиындысында бір адамның тағдыры жатыр",
            "Гүлбахрам Розиева",
        ),
    ],
)
LETTERS["a questionnaire in Russian"] = (
    [
        (
            HEADING,
            "Анкета участника выставки",
        ),
        (
            PARAGRAPH,
            "Дата заполнения: 12.02.2015",
        ),
        (
            PARAGRAPH,
            "1. Как называется ваш проект?",
        ),
        (
            PARAGRAPH,
            "Мост поколений",
        ),
        (
            PARAGRAPH,
            "2. Номер стенда, если известен?",
        ),
        (
            PARAGRAPH,
            "23",
        ),
        (
            PARAGRAPH,
            "3. Кто реализовал проект?",
        ),
        (
            PARAGRAPH,
            "РОО «Содружество греков „Элефтерия“»",
        ),
        (
            PARAGRAPH,
            "4. Кто был партнёром?",
        ),
        (
            PARAGRAPH,
            "Областная научная библиотека им. Гоголя; Совет ветеранов города Караганды",
        ),
        (
            PARAGRAPH,
            "5. Кто финансировал?",
        ),
        (
            PARAGRAPH,
            "Акимат Карагандинской области по государственному социальному заказу",
        ),
        (
            PARAGRAPH,
            "6. Где проходил проект?",
        ),
        (
            PARAGRAPH,
            "Карагандинская область, г. Астана",
        ),
        (
            PARAGRAPH,
            "7. Когда он начался и закончился?",
        ),
        (
            PARAGRAPH,
            "Май 2013 г. — ноябрь 2014 г.",
        ),
        (
            PARAGRAPH,
            "8. На каком этапе проект сейчас?",
        ),
        (
            PARAGRAPH,
            "Завершён.",
        ),
        (
            PARAGRAPH,
            "9. Бюджет проекта?",
        ),
        (
            PARAGRAPH,
            "3 млн 200 тыс. тенге",
        ),
        (
            PARAGRAPH,
            "10. Сколько людей приняло участие, чего вы добились?",
        ),
        (
            PARAGRAPH,
            "Помощь на дому получили 148 одиноких пенсионеров. Волонтёрами стали "
            "студенты в возрасте от 17 до 22 лет. В праздничных концертах "
            "участвовали более 2 500 человек. Для сравнения: в 2010 году на концерт"
            " пришло 400 человек.",
        ),
        (
            PARAGRAPH,
            "11. Кто отвечает за проект?",
        ),
        (
            PARAGRAPH,
            "Христина Панайотиди, методист, 8 (7212) 41-30-55",
        ),
        (
            PARAGRAPH,
            "12. Отзыв участника",
        ),
        (
            PARAGRAPH,
            "«Я думала, обо мне все забыли, а теперь у меня каждый четверг полный "
            "дом» (Мария Егоровна Шульц)",
        ),
    ],
    [
        ("number", 23),
        ("title_ru", "Мост поколений"),
        ("regions", ["KZ-35", "KZ-71"]),
        ("start_year", 2013),
        ("end_year", 2014),
        ("status", "closed"),
        ("budget_kzt", 3200000),
        ("coordinator", "Христина Панайотиди"),
        _organisation("РОО «Содружество греков „Элефтерия“»", "implementing"),
        _organisation("Областная научная библиотека им. Гоголя", "partner"),
        _organisation("Совет ветеранов города Караганды", "partner"),
        _organisation("Акимат Карагандинской области", "funding"),
        _metric("elderly-helped", 148),
        _metric("event-participants", 2500, "more-than"),
        _quotation(
            "Я думала, обо мне все забыли, а теперь у меня каждый четверг полный дом",
            "Мария Егоровна Шульц",
        ),
    ],
)
LETTERS["a table of two columns in Kazakh"] = (
    [
        (
            PARAGRAPH,
            "Жобаның ақпараттық парағы",
        ),
        (
            TABLE,
            "Жоба атауы (қазақша)\t"
            "Домбыра дастаны\n"
            "Жоба атауы (орыс тілінде)\t"
            "Сказание о домбре\n"
            "Стенд нөмірі\t"
            "31\n"
            "Басталған жылы\t"
            "2015\n"
            "Аяқталған жылы\t"
            "2018\n"
            "Жүзеге асырушы\t"
            "«Ұлы дала» республикалық этномәдени бірлестігі\n"
            "Серіктестер\t"
            "Абай облыстық филармониясы, «Күй» студиясы\n"
            "Демеуші\t"
            "жоқ\n"
            "Өңір\t"
            "Шығыс Қазақстан облысы, Павлодар облысы\n"
            "Бюджет\t"
            "8,4 млн тг\n"
            "Байқауларға қатысқандар саны\t"
            "1 840 адам\n"
            "Өткізілген семинарлар\t"
            "17\n"
            "Жоба үйлестірушісі\t"
            "Ерболат Қасенұлы Нұғман, тел. 8 (7222) 52-10-10",
        ),
        (
            PARAGRAPH,
            "Қосымша мәлімет. Біз мектеп оқушыларына домбыра жасауды да, тартуды да"
            " үйреттік. Байқаудың жүлде қоры 600 000 теңге болды. Бұрынғы «Сазген» "
            "жобамызға 250 адам қатысқан, оны бұл кестеге қоспадық.",
        ),
    ],
    [
        ("title_kk", "Домбыра дастаны"),
        ("title_ru", "Сказание о домбре"),
        ("number", 31),
        ("start_year", 2015),
        ("end_year", 2018),
        _organisation("«Ұлы дала» республикалық этномәдени бірлестігі", "implementing"),
        _organisation("Абай облыстық филармониясы", "partner"),
        _organisation("«Күй» студиясы", "partner"),
        ("regions", ["KZ-63", "KZ-55"]),
        ("budget_kzt", 8400000),
        _metric("event-participants", 1840),
        _metric("seminars-held", 17),
        ("coordinator", "Ерболат Қасенұлы Нұғман"),
    ],
)
LETTERS["an e-mail in Russian"] = (
    [
        (
            PARAGRAPH,
            "От: Ирина Ли <irina@example.kz>\n"
            "Кому: vystavka@example.kz\n"
            "Отправлено: 3 июня 2019 г. 18:42\n"
            "Тема: наш проект для каталога",
        ),
        (
            PARAGRAPH,
            "Добрый день, Айжан!",
        ),
        (
            PARAGRAPH,
            "Извините, что долго не отвечали. Коротко про наш проект. Называется "
            "«Кухня соседей». Начали мы его в 2017 году, и он до сих пор "
            "продолжается, так что дату окончания не пишите.",
        ),
        (
            PARAGRAPH,
            "Собираемся раз в месяц в Костанайской области: корейские, украинские, "
            "татарские, казахские хозяйки учат друг друга готовить. На открытых "
            "обедах побывало уже около тысячи человек, 60 подростков прошли у нас "
            "курс поваров. Из соседнего Петропавловска нас тоже зовут, но пока не "
            "доехали.",
        ),
        (
            PARAGRAPH,
            "Деньги: грант 1,5 млн тенге дал Фонд «Жақсылық». Продукты бесплатно "
            "даёт наш спонсор — супермаркет «Дастархан». Партнёр — Дом дружбы "
            "Костаная.",
        ),
        (
            PARAGRAPH,
            "По всем вопросам: координатор Ирина Ли, 8-777-100-20-30.",
        ),
        (
            PARAGRAPH,
            "Заранее спасибо!\nИрина",
        ),
        (
            PARAGRAPH,
            "-----Исходное сообщение-----\n"
            "От: Айжан С.\n"
            "Напоминаю, что на стенде № 12 не хватает текста.",
        ),
    ],
    [
        ("title_ru", "Кухня соседей"),
        ("regions", ["KZ-39"]),
        ("start_year", 2017),
        ("status", "implementation"),
        ("budget_kzt", 1500000),
        ("coordinator", "Ирина Ли"),
        _organisation("Фонд «Жақсылық»", "funding"),
        _organisation("супермаркет «Дастархан»", "sponsor"),
        _organisation("Дом дружбы Костаная", "partner"),
        _metric("event-participants", 1000, "about"),
        _metric("people-trained", 60),
    ],
)
LETTERS["a form in English"] = (
    [
        (
            HEADING,
            "Project information form",
        ),
        (
            TABLE,
            "Project title\t"
            "Singing Steppe\n"
            "Stand number\t"
            "5\n"
            "Implementing organisation\t"
            "NGO “Association of Koreans in Kazakhstan”\n"
            "Partner(s)\t"
            "Harmony Music School; Steppe Voices Choir\n"
            "Funded by\t"
            "Bright Future Foundation\n"
            "Region(s)\t"
            "North Kazakhstan Region, Akmola Region\n"
            "Period\t"
            "September 2017 – June 2019\n"
            "Status\t"
            "completed\n"
            "Total cost\t"
            "KZT 9,250,000\n"
            "People reached\t"
            "more than 3,000 people attended 12 concerts\n"
            "Project manager\t"
            "Svetlana Kim",
        ),
        (
            PARAGRAPH,
            "A participant, Aliya Bekova, told us: “I came to sing and stayed to teach.”",
        ),
        (
            PARAGRAPH,
            "A similar project in 2014 was attended by 900 people and is not part of this form.",
        ),
    ],
    [
        ("title_en", "Singing Steppe"),
        ("number", 5),
        _organisation(
            "NGO “Association of Koreans in Kazakhstan”", "implementing", "association-of-koreans"
        ),
        _organisation("Harmony Music School", "partner"),
        _organisation("Steppe Voices Choir", "partner"),
        _organisation("Bright Future Foundation", "funding"),
        ("regions", ["KZ-59", "KZ-11"]),
        ("start_year", 2017),
        ("end_year", 2019),
        ("status", "closed"),
        ("budget_kzt", 9250000),
        _metric("event-participants", 3000, "more-than"),
        ("coordinator", "Svetlana Kim"),
        _quotation(
            "I came to sing and stayed to teach.",
            "Aliya Bekova",
        ),
    ],
)
