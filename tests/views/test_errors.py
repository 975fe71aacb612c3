"""What a visitor is told when something is missing or broken."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

APOLOGIES = {
    "kk": "Бізде қате болды. Біраздан кейін қайталап көріңіз.",
    "ru": "У нас произошла ошибка. Попробуйте ещё раз немного позже.",
    "en": "Something went wrong on our side. Please try again in a while.",
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", APOLOGIES)
def test_without_the_database_a_page_apologises_in_all_three_languages(language: str) -> None:
    def is_gone(*query: object) -> None:
        raise OperationalError("the database is gone")

    with connection.execute_wrapper(is_gone):
        answer = Client(raise_request_exception=False).get(f"/{language}/")
    assert answer.status_code == 500
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    page = answer.content.decode()
    assert all(words in page for words in APOLOGIES.values())
    assert all(f'lang="{code}"' in page for code in APOLOGIES)
