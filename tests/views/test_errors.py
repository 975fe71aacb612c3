"""What a visitor is told when something is missing, broken or away."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from projects.texts.typography import typeset

APOLOGIES = {
    "kk": "Бізде қате болды. Біраздан кейін қайталап көріңіз.",
    "ru": "У нас произошла ошибка. Попробуйте ещё раз немного позже.",
    "en": "Something went wrong on our side. Please try again in a while.",
}
NOT_JUST_NOW = {
    "kk": "Бұл бет әзірге қолжетімсіз. Бірнеше секундтан кейін қайталап көріңіз.",
    "ru": "Эта страница сейчас недоступна. Попробуйте ещё раз через несколько секунд.",
    "en": "This page can’t be shown just now. Please try again in a few seconds.",
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", APOLOGIES)
@pytest.mark.parametrize(
    ("error", "status", "sentences"),
    [
        (ValueError("a fault of ours"), 500, APOLOGIES),
        (OperationalError("the database is gone"), 503, NOT_JUST_NOW),
    ],
)
def test_a_page_that_fails_apologises_in_all_three_languages_without_the_database(
    language: str, error: Exception, status: int, sentences: dict[str, str]
) -> None:
    def fails(*query: object) -> None:
        raise error

    with connection.execute_wrapper(fails):
        answer = Client(raise_request_exception=False).get(f"/{language}/")
    assert answer.status_code == status
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    page = answer.content.decode()
    assert all(typeset(words) in page for words in sentences.values())
    assert all(f'lang="{code}"' in page for code in sentences)
    assert (answer.get("Retry-After"), answer.get("Cache-Control")) == (
        ("10", "no-store") if status == 503 else (None, None)
    )
