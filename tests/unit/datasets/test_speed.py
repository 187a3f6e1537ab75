"""Importing opens no data, and loading all tables costs less than importing Altair."""

import subprocess
import sys

RACE = """
import sys, time
from nato_course import datasets
start = time.perf_counter()
for name in datasets.names():
    datasets.load(name)
loaded = time.perf_counter() - start
start = time.perf_counter()
import altair
print(loaded / (time.perf_counter() - start))
"""

OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from nato_course import datasets
print(*(name for name in opened if not name.endswith((".py", ".pyc"))), sep="\\n")
"""


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout.strip()


def test_loading_every_table_takes_less_time_than_importing_altair() -> None:
    assert float(run(RACE)) < 1


def test_importing_the_datasets_opens_no_file_but_modules() -> None:
    opened = run(OPENED).splitlines()
    assert [name for name in opened if name.endswith((".csv", ".json", ".yaml"))] == []
