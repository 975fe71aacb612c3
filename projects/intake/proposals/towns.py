"""Towns and districts by the region in which they lie today.

Names that also mean something else (Абай, Алтай, Каратау, Есиль) or that several regions have
(Жамбылский район) are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from projects.texts.alphabet import fold

# Of each region its towns, then its districts by the stem of their names.
_LISTED = """
KZ-10 Семей, Семипалатинск, Курчатов, Аягоз, Аягөз
 / абайск, аягоз, бескарагай, бородулих, жарминск, кокпектин, урджар, үржар
KZ-11 Кокшетау, Кокчетав, Степногорск, Щучинск, Атбасар, Макинск, Ерейментау, Державинск, Акколь,
 Косшы
 / атбасар, аккольск, аршалын, астрахан, буландын, бурабай, егиндыколь, ерейментау, зерендин,
 коргалжын, сандыктау, целиноград, шортандин
KZ-15 Актобе, Актюбинск, Хромтау, Кандыагаш, Шалкар
 / айтекебий, алгинск, байганин, иргиз, каргалин, мартук, мугалжар, ойыл, хобдин, хромтау, шалкар
KZ-19 Конаев, Капчагай, Қапшағай, Талгар, Каскелен, Есик, Шонжы, Чунджа,
 Ұзынағаш, Узынагаш, Нарынкол
 / балхашск, енбекшиказах, илийск, карасай, кегенск, райымбек, талгар, уйгурск, ұйғыр
KZ-23 Атырау, Кульсары, Құлсары
 / жылыой, индерск, исатай, кзылкогин, құрманғазы, курмангазин, макат, махамбет
KZ-27 Уральск, Орал, Аксай
 / акжаик, бурлин, бөрлі, жангалин, казталов, сырымск, таскалин, теректин, чингирлау
KZ-31 Тараз, Жанатас, Шу, Мерке, Меркі, Кордай, Кулан,
 Масанчи, Масаншы, Сортобе
 / байзак, жуалын, кордай, меркен, мойынкум, сарысу, таласск, шуск
KZ-33 Талдыкорган, Жаркент, Текели, Ушарал, Үшарал, Уштобе, Үштөбе,
 Сарканд, Сарыозек, Сарыөзек
 / аксуск, алаколь, ескельдин, кербулак, коксуск, панфилов, сарканд
KZ-35 Караганда, Темиртау, Балхаш, Балқаш, Сарань, Шахтинск, Приозерск, Каркаралинск
 / актогай, бухар-жырау, бұқар жырау, каркаралин, нуринск, осакаров, шетск
KZ-39 Костанай, Кустанай, Рудный, Лисаковск, Житикара, Аркалык
 / амангельдин, аулиеколь, денисов, камыстин, карабалык, мендыкарин, наурзум, сарыкольск,
 узункольск, житикарин
KZ-43 Кызылорда, Кзыл-Орда, Байконур, Байқоңыр, Аральск, Казалинск, Шиели, Жосалы
 / аральск, жалагаш, жанакорган, казалин, кармакшин, сырдарьин, шиелийск
KZ-47 Актау, Жанаозен, Форт-Шевченко, Бейнеу, Шетпе
 / бейнеу, каракиян, мангистау, мунайлин, тупкараган
KZ-55 Павлодар, Экибастуз, Екібастұз, Аксу, Баянаул
 / актогайск, баянаул, железин, иртыш, ертіс, майск, успенск, щербактин
KZ-59 Петропавловск, Петропавл, Булаево, Мамлютка, Тайынша, Сергеевка
 / айыртау, аккайын, кызылжар, мамлют, тайыншин, тимирязев, шал акына, магжан
KZ-61 Туркестан, Түркістан, Кентау, Арысь, Арыс, Жетысай, Ленгер, Сарыагаш, Шардара,
 Аксукент, Шаульдер, Шәуілдір
 / байдибек, казыгурт, келес, мактаараль, мақтаарал, ордабасы, отырар, сайрам, сарыагаш, сузак,
 созақ, сауран, толебий, тюлькубас, түлкібас, шардарин, жетысай
KZ-62 Жезказган, Сатпаев, Сәтбаев, Каражал / жанааркин, улытау
KZ-63 Усть-Каменогорск, Өскемен, Риддер, Зыряновск, Зайсан, Шемонаиха
 / глубоков, зайсан, катон-карагай, курчум, күршім, самарск, тарбагатай, уланск, шемонаих
"""
# How a Russian name changes, by its end.
_CASES = (
    ("ый", "(?:ый|ого|ому|ым|ом)"),
    ("ово", "ов[оае]"),
    ("ево", "ев[оае]"),
    ("й", "(?:й|я|ю|ем|е)"),
    ("ь", "(?:ь|и|ю|ью)"),
    ("а", "(?:а|ы|и|е|у|ой)"),
)
_REGION = r"(?!\s*[- ](?:област|обл\b|облыс))"
# Kazakh: "in", as in Таразда; also "of", as in Тараздың өзінде; "to", as in Таразға.
_ENDING = (
    r"(?:(?P<within>[дт][ае](?:д[ае]|г[ыи])?|[дтн][ыи]н\s+(?:оз(?:инде|\s+ишинде)|ишинде))"
    r"|(?P<to>[гк][ае]))?(?!\w)"
)


def _inflected(name: str) -> str:
    """A folded name in its cases."""
    for end, cases in _CASES:
        if name.endswith(end):
            return re.escape(name[: -len(end)]) + cases
    return re.escape(name) + ("" if name[-1] in "аеиоуыэюя" else "(?:а|у|ом|е)?")


def _read() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    made = {}
    for code, listed in re.findall(r"(KZ-\d\d) ([^/]+/[^K]+)", _LISTED):
        towns, districts = (
            [fold(" ".join(one.split())) for one in part.split(",")] for part in listed.split("/")
        )
        names = "|".join(_inflected(one) for one in towns)
        stems = "|".join(re.escape(one) for one in districts)
        made[code] = (
            re.compile(rf"(?<![\w-])(?:{names}){_ENDING}{_REGION}"),
            re.compile(rf"(?<![\w-])(?:{stems})\w*\s+(?:район(?!н)|р-н|аудан(?!ды))\w*"),
        )
    return made


# Adjectives of towns by their stem: "павлодарские школьники", "в алматинских дворах".
_ADJECTIVES = """
KZ-10 семейск, семипалатинск, аягозск KZ-11 кокшетауск, степногорск, щучинск KZ-15 актюбинск,
хромтауск
KZ-19 капчагайск, талгарск, каскеленск KZ-23 атырауск KZ-27 уральск KZ-31 таразск, кордайск
KZ-33 талдыкорганск, жаркентск KZ-35 карагандинск, темиртауск, балхашск, шахтинск
KZ-39 костанайск, рудненск, лисаковск, аркалыкск KZ-43 кызылординск KZ-47 актауск, жанаозенск
KZ-55 павлодарск, экибастузск KZ-59 петропавловск KZ-61 туркестанск, кентауск
KZ-62 жезказганск, сатпаевск KZ-63 усть-каменогорск, риддерск, зыряновск, зайсанск
KZ-71 астанинск KZ-75 алматинск KZ-79 шымкентск, чимкентск
"""
# Whom or what of a town a project is for.
_OF_TOWN = (
    r"(?:школ|дет|ребят|малыш|старик|старушк|бабуш|дедуш|пенсионер|ветеран|подрост|студент|двор"
    r"|сел|аул|больниц|библиотек|улиц|парк|площад|стадион|молодеж|семь|семей|мам|жител|горожан|клуб"
    r"|мальчиш|девч|девуш|женщин|мастер|зрител|сад|интернат|дом|поселк|окраин|дач|музыкант|волонтер)\w*"
)
ADJECTIVES = {
    code: re.compile(
        rf"(?<![\w«-])(?:{'|'.join(one.strip() for one in stems.split(','))})"
        rf"(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)\s+(?:\w+(?:ых|их|им|ым|ие|ые|ой|ом)\s+)?{_OF_TOWN}"
    )
    for code, stems in re.findall(r"(KZ-\d\d) ([^K]+)", _ADJECTIVES.replace("\n", " "))
}


# Of each region the pattern of its towns and the one of its districts, for folded text.
TOWNS = _read()


def called(name: str) -> str:
    """A town of the list as it is called, by its name in any case; empty where it is none."""
    small = fold(name)
    return next((written for pattern, written in _called() if pattern.fullmatch(small)), "")


@lru_cache(maxsize=1)
def _called() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = re.findall(r"KZ-\d\d ([^/]+)/", _LISTED)
    names = [" ".join(name.split()) for part in listed for name in part.split(",")]
    return tuple((re.compile(_inflected(fold(name))), name) for name in names)


# "были в семее и в павлодаре": messages have no capital letters, yet a preposition or ending.
_IN_TOWN = re.compile(r"(?<!\w)(?:в|во|г|гор|город[еау]?)\.?\s+$|(?<!\w)в\s+(?:\w+(?:\s+и|,)\s+)+$")
_IS_WORD = re.compile(r"(?:рудн|шу(?!\w)|есик|орал|аксай|аксу|арыс|кулан|актау|сарань)")


def is_of_message(text: str, match: re.Match[str], *, is_list: bool = False) -> bool:
    """Whether a town without a capital letter is told by a preposition, ending or "қаласы", or
    stands in a list of towns."""
    is_said = _IN_TOWN.search(text[: match.start()]) or match.groupdict().get("within")
    is_said = is_said or re.match(r"\s+(?:кала(?:с|м)\w*|шахар\w*)(?!\w)", text[match.end() :])
    return bool(is_said or is_list) and not _IS_WORD.match(match[0])
