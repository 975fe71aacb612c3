"""The print desk and the preflight: ordering, progress, files, lights with words."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import ImageCms

from projects.models import Block, Edition, PrintJob, Project
from projects.printing import jobs
from projects.printing.order import LABELS, PANELS, SUMMARY, Order
from projects.printing.press import FREE_PROFILE
from tests import paper
from tests.background.work import work

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"
    settings.SITE_ADDRESS = SITE


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("staff", password="x"))
    return client


def test_an_order_becomes_a_job_and_then_a_file(
    wall: None, desk: Client, tmp_path: Path, settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    settings.TASKS_AT_ONCE = False
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(
            reverse("admin:projects_printjob_add"),
            {"kind": "panels", "of": "", "numbers": "1, 7–8", "languages": "kk", "size": "a3"}
            | {"desk_draft": "abc-1"},
        )
    job = PrintJob.objects.get()
    assert answer.cookies["desk_saved"].value == "abc-1"
    assert answer.headers["Location"] == reverse("admin:projects_printjob_change", args=[job.pk])
    waiting = desk.get(answer.headers["Location"])
    assert waiting.headers["Refresh"] == "2"
    (task,) = work()
    job.refresh_from_db()
    assert (job.state, task.done, task.total) == ("done", 3, 3)
    page = desk.get(answer.headers["Location"])
    assert "Refresh" not in page.headers
    address = reverse("admin:projects_printjob_file", args=[job.pk])
    assert address in page.content.decode()
    file = paper.kept(desk.get(address), tmp_path / "panels.pdf")
    assert paper.facts(file)["Pages"] == "3"
    name = desk.get(address)["Content-Disposition"]
    assert re.search(r'filename="panels_A3_kk_01-07-08_\d{4}-\d\d-\d\d-\d{4}\.pdf"', name)


def test_what_is_for_a_shop_is_press_ready_and_a_range_may_be_turned_round(
    wall: None, desk: Client
) -> None:
    add = reverse("admin:projects_printjob_add")
    order = {"kind": "panels", "languages": "kk", "size": "a3", "numbers": "3-2", "parcel": "on"}
    desk.post(add, order)
    made = PrintJob.objects.get().order
    assert (made["numbers"], made["press"], made["parcel"]) == ([2, 3], True, True)


def test_an_ordered_print_is_kept_for_a_month_whatever_becomes_of_the_cache(
    wall: None, desk: Client, settings: Any
) -> None:
    order = Order(kind=PANELS, numbers=(1,), is_whole=False, languages=("en",), size="a3")
    job = PrintJob.objects.create(title="a", order=order.as_json())
    jobs.run(job)
    for path in Path(settings.PRINTS_DIR).iterdir():
        path.unlink()
    jobs.clear_old_files()
    address = reverse("admin:projects_printjob_file", args=[job.pk])
    assert desk.get(address).status_code == 200
    page = desk.get(reverse("admin:projects_printjob_change", args=[job.pk]))
    assert f"{jobs.kept_until(job):%Y}" in page.content.decode()
    jobs.clear_old_files(timezone.now() + jobs.KEPT_FOR)
    assert jobs.file_of(job) is None


def test_the_same_order_is_not_made_twice(wall: None, desk: Client, settings: Any) -> None:
    order = Order(kind=PANELS, numbers=(1,), is_whole=False, languages=("en",), size="a3")
    made = [PrintJob.objects.create(title="a", order=order.as_json()) for _ in range(2)]
    for job in made:
        jobs.run(job)
    assert made[0].file == made[1].file
    assert len(list(Path(settings.ORDERED_PRINTS_DIR).iterdir())) == 1
    entry = Project.objects.get(number=1)
    entry.summary_en = "Changed."
    entry.save()
    jobs.run(made[1])
    assert made[0].file != made[1].file


def test_a_wrong_order_names_what_is_wrong(wall: None, desk: Client) -> None:
    address = reverse("admin:projects_printjob_add")
    wrong = {
        "numbers=1-x": "is no stand number",
        "numbers=900": "None of these stands is published there.",
        "size=sticker": "Select a valid choice. sticker is not one of the available choices.",
        "only_changed=1": "Choose the edition that you have.",
    }
    desk.cookies["django_language"] = "en"
    for change, sentence in wrong.items():
        name, _is, value = change.partition("=")
        data = {"kind": "panels", "of": "", "numbers": "", "languages": "en", "size": ""}
        page = desk.post(address, data | {name: value}, headers={"Accept-Language": "en"})
        assert page.status_code == 200
        assert sentence in page.content.decode(), change
    assert not PrintJob.objects.exists()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("summary", "since only_changed large grey loose"),
        ("panels", "size press profile profile_file bleed parcel since only_changed grey"),
        (
            "labels",
            "size start press profile profile_file columns rows label_width label_height left top "
            "gap gap_down offset_right offset_down since only_changed grey",
        ),
    ],
)
def test_a_print_is_ordered_with_the_fields_of_its_kind_alone(
    wall: None, desk: Client, kind: str, fields: str
) -> None:
    page = desk.get(reverse("admin:projects_printjob_add") + f"?kind={kind}").content.decode()
    form = page[page.index('class="print-order"') :]
    names = re.findall(r'<(?:select|input)[^>]* name="(\w+)"', form)
    shown = [name for name in names if name not in ("csrfmiddlewaretoken", "kind", "numbers", "of")]
    assert shown == ["languages", *fields.split()]
    assert ('value="kk,ru"' in form) == (kind == "summary")
    assert 'aria-current="page"' in page


def test_a_print_shop_s_own_profile_is_kept_and_chosen_again(
    wall: None, desk: Client, tmp_path: Path
) -> None:
    address = reverse("admin:projects_printjob_add")
    data = {"kind": "labels", "of": "fund", "languages": "kk", "press": "1"}
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    wrong = desk.post(
        address, data | {"profile_file": BytesIO(screen)}, headers={"Accept-Language": "en"}
    )
    assert "no ICC profile of a press with four inks" in wrong.content.decode()
    large = SimpleUploadedFile("a.icc", FREE_PROFILE.read_bytes() + bytes(40 * 1024**2))
    wrong = desk.post(address, data | {"profile_file": large}, headers={"Accept-Language": "en"})
    assert "This file is larger than 12 MB" in wrong.content.decode()
    assert not PrintJob.objects.exists()
    own = FREE_PROFILE.read_bytes() + bytes(4)
    desk.post(address, data | {"profile_file": BytesIO(own)})
    job = PrintJob.objects.get()
    key = job.order["profile"]
    assert f'<option value="{key}">' in desk.get(f"{address}?kind=panels").content.decode()
    jobs.run(job)
    assert job.state == "done", job.message
    with pikepdf.open(jobs.file_of(job)) as pdf:
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == own
    assert desk.post(address, data | {"profile": key}).status_code == 302


def test_labels_start_where_the_sheet_is_still_whole(wall: None, desk: Client) -> None:
    data = {"kind": "labels", "of": "fund", "languages": "kk", "size": "card", "start": "5"}
    address = reverse("admin:projects_printjob_add")
    desk.post(address, data)
    assert PrintJob.objects.get().order["skip"] == 4
    beyond = desk.post(address, data | {"start": "9"}, headers={"Accept-Language": "en"})
    assert "A sheet has only so many labels: 8." in beyond.content.decode()
    assert PrintJob.objects.count() == 1


OWN = {"kind": "labels", "of": "fund", "languages": "kk", "size": "own", "columns": "3",
       "rows": "8", "label_width": "64,5", "label_height": "33.8", "left": "8", "top": "12,5",
       "gap": "2"}  # fmt: skip


def test_labels_are_printed_on_any_sheet_and_moved_for_the_printer(
    wall: None, desk: Client, tmp_path: Path
) -> None:
    address = reverse("admin:projects_printjob_add")
    desk.post(address, OWN | {"offset_right": "1,5", "offset_down": "-2", "start": "5"})
    job = PrintJob.objects.get()
    assert job.order["measures"] == [3, 8, 64.5, 33.8, 8, 12.5, 2, 0]
    jobs.run(job)
    assert job.state == "done", job.message
    file = paper.kept(desk.get(reverse("admin:projects_printjob_file", args=[job.pk])),
                      tmp_path / "a.pdf")  # fmt: skip
    # The fifth label: second column, second row, moved by the offset.
    place = (8 + 66.5 + 1.5, 12.5 + 33.8 - 2, 64.5, 33.8)
    first = Project.objects.in_block(Block.objects.get(slug="fund")).earliest("number")
    assert paper.codes_of_places(file, tmp_path, [place], 200) == [f"{SITE}/p/{first.number}/"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"columns": "4"}, "These labels do not fit on A4: they take 272 × 282.9 mm."),
        ({"rows": ""}, "A sheet by its measures needs this."),
        ({"start": "25"}, "A sheet has only so many labels: 24."),
        ({"label_height": "12"}, "Ensure this value is greater than or equal to 25."),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(
    wall: None, desk: Client, change: dict[str, str], sentence: str
) -> None:
    address = reverse("admin:projects_printjob_add")
    page = desk.post(address, OWN | change, headers={"Accept-Language": "en"})
    assert sentence in page.content.decode()
    assert not PrintJob.objects.exists()


def test_all_blocks_are_ordered_at_once_and_the_rows_say_what(
    wall: None, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> Path:
        raise OSError("no space left on device")

    address = reverse("admin:projects_printjob_add")
    data = {"kind": "labels", "of": "each", "languages": "kk", "size": "card", "grey": "1"}
    desk.post(address, data)
    made = PrintJob.objects.order_by("pk")
    blocks = list(Block.objects.values_list("slug", flat=True))
    assert [job.order["block"] for job in made] == blocks
    monkeypatch.setattr(jobs, "kept_print", broken)
    jobs.run(made[0])
    page = desk.get(
        reverse("admin:projects_printjob_changelist"), headers={"Accept-Language": "en"}
    ).content.decode()
    fund = "Projects of the Fund of the Assembly (Kazakh), black and white"
    assert f"QR labels, Card, 99.1 × 67.7 mm, 2 × 4 (L7165): {fund}" in page
    assert "OSError: no space left on device" in page
    both = desk.post(address, data | {"numbers": "7"}, headers={"Accept-Language": "en"})
    assert "Choose stands or each block, not both." in both.content.decode()


def test_editions_are_offered_in_words_for_their_kind(wall: None, desk: Client) -> None:
    for kind in (SUMMARY, LABELS):
        order = Order(kind=kind, numbers=(), languages=("ru",), block="fund", site=SITE)
        job = PrintJob.objects.create(title="a", order=order.as_json())
        jobs.run(job)
    address = reverse("admin:projects_printjob_add")
    page = desk.get(f"{address}?kind=labels", headers={"Accept-Language": "en"}).content.decode()
    choices = page[page.index('name="since"') :]
    ((version, words),) = re.findall(r'<option value="(\w{8})">([^<]+)</option>', choices)
    assert Edition.objects.get(version=version).languages == "labels:ru,kk,en"
    assert words.startswith("Projects of the Fund of the Assembly · Russian · ")
    data = {"kind": "labels", "of": "fund", "languages": "kk", "since": version}
    wrong = desk.post(address, data, headers={"Accept-Language": "en"})
    assert "That edition is in other languages." in wrong.content.decode()


def test_a_job_that_fails_says_so(
    wall: None, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> Path:
        raise OSError("no space left on device")

    monkeypatch.setattr(jobs, "kept_print", broken)
    order = Order(kind=PANELS, numbers=(1,), is_whole=False, languages=("en",))
    job = PrintJob.objects.create(title="a", order=order.as_json())
    jobs.run(job)
    assert job.state == PrintJob.State.FAILED
    assert "OSError: no space left on device" in job.message
    page = desk.get(reverse("admin:projects_printjob_change", args=[job.pk])).content.decode()
    assert job.message in page.replace("&#x27;", "'")
    assert 'method="post"' in page


def test_a_red_light_stops_an_order_until_somebody_overrules_it_by_name(
    project: Callable[..., Project], desk: Client, settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    settings.TASKS_AT_ONCE = False
    desk.cookies["django_language"] = "en"
    project(1, title_kk="Атауы", title_ru="", title_en="")
    data = {"kind": "labels", "of": "", "languages": "kk", "size": "card"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(reverse("admin:projects_printjob_add"), data)
    assert not work()
    address = answer.headers["Location"]
    page = desk.get(address, headers={"Accept-Language": "en"})
    assert "Refresh" not in page.headers
    said = page.content.decode()
    assert "The preflight stops this print." in said
    assert "its print is stopped" in said
    assert "The print is ordered." not in said
    assert "The title in Russian is missing." in said
    assert 'name="overrule"' in said
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address, {})
    assert PrintJob.objects.get().is_held
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address, {"overrule": "1"})
    assert len(work()) == 1
    job = PrintJob.objects.get()
    assert (job.state, str(job.overruled_by)) == ("done", "staff")
    page = desk.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "Printed nevertheless: staff, " in page


def test_a_print_that_was_mended_is_made_without_a_word(
    project: Callable[..., Project], desk: Client, settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    settings.TASKS_AT_ONCE = False
    entry = project(1, title_kk="Атауы", title_ru="", title_en="Name")
    data = {"kind": "labels", "of": "", "languages": "kk", "size": "card"}
    address = desk.post(reverse("admin:projects_printjob_add"), data).headers["Location"]
    entry.title_ru = "Название"
    entry.save()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address, {})
    assert len(work()) == 1
    job = PrintJob.objects.get()
    assert (job.state, job.overruled_by) == ("done", None)


def test_the_preflight_page_has_lights_and_words(wall: None, desk: Client) -> None:
    page = desk.get(
        reverse("admin:projects_printjob_preflight") + "?block=fund&size=a0",
        headers={"Accept-Language": "en"},
    ).content.decode()
    # Those of the stands, and of the block for the wall.
    assert page.count("<details>") == 12 * 3 + 3
    assert "Wall panel: Projects of the Fund of the Assembly" in page
    for words in ("ready", "look at it", "do not print", "entries of 12 are samples"):
        assert words in page
    labels = desk.get(
        reverse("admin:projects_printjob_preflight") + "?block=fund&size=sticker",
        headers={"Accept-Language": "en"},
    ).content.decode()
    assert labels.count("<details>") == 12
    assert labels.count("are samples") == 1
    found = re.findall('[?]kind=[^"]+', labels)
    assert found == ["?kind=labels&amp;of=fund&amp;size=sticker"]


def test_the_command_ends_with_1_where_something_must_not_be_printed(
    wall: None, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    call_command("preflight", "--number", "7", "--language", "kk")
    said = capsys.readouterr().out
    assert "0 do not print" in said
    settings.SITE_ADDRESS = ""
    with pytest.raises(SystemExit):
        call_command("preflight", "--number", "7", "--size", "a3")
    assert "SITE_ADDRESS" in capsys.readouterr().out
    call_command("preflight", "--number", "7", "--size", "sticker", "--site", SITE)
    said = capsys.readouterr().out
    assert "7 label" in said
    assert "1 entry of 1 is a sample" in said
    assert "0 do not print" in said
    with pytest.raises(CommandError, match="There is no block"):
        call_command("preflight", "--block", "nowhere")
