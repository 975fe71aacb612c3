"""What a process that only shows pages does not load."""

import os
import subprocess
import sys

HEAVY = ("openpyxl", "fontTools", "segno", "weasyprint", "boto3")


def test_a_process_that_shows_pages_loads_nothing_that_writes_workbooks_or_prints() -> None:
    program = f"import exhibition.wsgi, sys; print(*(n for n in {HEAVY} if n in sys.modules))"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "exhibition.settings"}
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=environment
    )
    assert done.stdout.split() == []
