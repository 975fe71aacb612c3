"""Which stand a letter is for."""

import pytest

from projects.intake.letter import Letter
from projects.intake.names import stand_number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("34_Школа дружбы.docx", 34),
        ("034_letter.docx", 34),
        ("стенд 34.docx", 34),
        ("Стенд № 34 – письмо.docx", 34),
        ("№34-стенд.docx", 34),
        ("34-стенд хат.docx", 34),
        ("Письмо к стенду 7.docx", 7),
        ("письмо №12.odt", 12),
        ("34/письмо.docx", 34),
        ("12. Ұлттық киім.docx", None),
        ("12 - Ұлттық киім.docx", 12),
        ("C:\\письма\\стенд 5\\фото\\а.jpg", 5),
        ("стенд 5/письмо.docx", 5),
        ("письмо.docx", None),
        ("2024-05-12 письмо.docx", None),
        ("12.05.2024.docx", None),
        ("12 мая.docx", None),
        ("34 и 35.docx", None),
        ("стенд 34 и стенд 35.docx", None),
        ("№34 и №35.docx", None),
        ("300 участников.docx", None),
        ("IMG_2034.jpg", None),
        ("письмо 34.docx", None),
        ("стенд 2024.docx", None),
    ],
)
def test_only_a_sure_number_in_a_name_is_the_stand_s(name: str, number: int | None) -> None:
    assert stand_number(name) == number
    assert stand_number(Letter(name, "ru", ())) == number
