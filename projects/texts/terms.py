"""The exhibition's terms in three languages, proposed to whoever translates. Names of blocks,
themes, regions, organisations and indicators come from their lists at the desk."""

from __future__ import annotations

# Kazakh | Russian | English
_TERMS = """
Қазақстан халқы Ассамблеясы | Ассамблея народа Казахстана | Assembly of People of Kazakhstan
Ассамблея | Ассамблея | Assembly
этномәдени бірлестік | этнокультурное объединение | ethno-cultural association
қоғамдық қор | общественный фонд | public fund
әлеуметтік жоба | социальный проект | social project
қоғамдық келісім кеңесі | совет общественного согласия | council of public consent
Достық үйі | Дом дружбы | House of Friendship
егде жастағы адамдар | пожилые люди | older people
мүгедектігі бар адамдар | люди с инвалидностью | people with disabilities
көп балалы отбасы | многодетная семья | family with many children
аз қамтылған отбасы | малообеспеченная семья | low-income family
ұлттық киім | национальный костюм | national costume
қайырымдылық | благотворительность | charity
ерікті | волонтёр | volunteer
мәдени мұра | культурное наследие | cultural heritage
төзімділік | толерантность | tolerance
кәсіпкерлік | предпринимательство | entrepreneurship
қаржылық сауаттылық | финансовая грамотность | financial literacy
мемлекеттік тіл | государственный язык | state language
ана тілі | родной язык | mother tongue
жексенбілік мектеп | воскресная школа | Sunday school
теңге | тенге | tenge
көрсеткіш | показатель | indicator
қорытынды | сводка | official summary
қаралама | черновик | draft
шеберхана | мастерская | workshop
қолөнер | ремесло | craft
"""
TERMS: tuple[dict[str, str], ...] = tuple(
    dict(zip(("kk", "ru", "en"), (part.strip() for part in line.split("|")), strict=True))
    for line in _TERMS.strip().splitlines()
)
