"""Telephone numbers and mail addresses are found; dates, sums and codes are none."""

import pytest

from projects.texts.contact_details import contact_details_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Звоните: 8 701 123 45 67.", ["8 701 123 45 67"]),
        ("8-701-123-45-67", ["8-701-123-45-67"]),
        ("Координатор +7 (701) 123-45-67, пишите", ["+7 (701) 123-45-67"]),
        ("Байланыс: +77011234567", ["+77011234567"]),
        ("87011234567", ["87011234567"]),
        ("Тел.: 8 (7142) 50-11-22, e-mail: info@uley.example.", None),
        ("тел. 50-11-22, по телефону 50-11-23", ["50-11-22", "50-11-23"]),
        ("Ұялы: 701 123 45 67", ["701 123 45 67"]),
        ("(727) 250-11-22", ["(727) 250-11-22"]),
        ("Mobile: +49 30 1234567", ["+49 30 1234567"]),
        ("Пишите на a.kim@mail.example", ["a.kim@mail.example"]),
        ("+7 701 123 45 67 и +7 701 123 45 67", ["+7 701 123 45 67"]),
    ],
)
def test_a_number_that_is_dialled_and_an_address_that_is_written_to_are_named(
    text: str, found: list[str] | None
) -> None:
    assert contact_details_in(text) == (found or ["8 (7142) 50-11-22", "info@uley.example"])


@pytest.mark.parametrize(
    "text",
    [
        "12.10.2026, 2026-10-12, 12-10-26, 2021–2024 годы",
        "14 200 000 тенге, 87 011 234 567 тенге, 87011234567 тенге, +1 250 000 000",
        "БИН 180940012345, ИИН 870112345678, код 87011234567, БСН 180940012345",
        "KZ86125KZT5004100100, счёт № 87011234567, исх. № 114-12-10-26",
        "ISBN 978-601-04-1234-5, индекс 110000, дом 67, офис 14",
        "около 1 250 человек, 10 000–12 000 книг, 3:2, 50-11",
        "В 2012 2013 2014 годах, по 100 200 300 400 книг",
        "Телефон доверия принял 12 500 звонков; 25 телефонов, телефон 12 500 раз звонил",
        "школа № 8 701 человек",
        "@uley в сети, сайт uley.example/8-701",
    ],
)
def test_dates_sums_and_codes_are_no_telephone(text: str) -> None:
    assert contact_details_in(text) == []
