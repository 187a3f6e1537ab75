"""A release: made twice it is the same, it opens, and nothing of this machine is in it."""

import io
import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import nbformat
import pytest

from coursebook import questions
from coursebook.teach import release, templates
from coursebook.teach.assignment import assign
from coursebook.teach.pdf import course_pdf
from nato_course import __version__

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import release as release_script  # noqa: E402

WHEEL = f"nato_course-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    return release_script.made(release_script.BUILT, on_paper=False)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_folder(content: bytes) -> dict[str, bytes]:
    """Return a zip's files by their path in its one folder."""
    files = opened(content)
    assert {name.partition("/")[0] for name in files} == {release.FOLDER}
    return {name.partition("/")[2]: each for name, each in files.items()}


def all_files(files: Mapping[str, bytes], place: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every file, and those in zips and in their zips."""
    for name, content in files.items():
        yield f"{place}{name}", content
        if zipfile.is_zipfile(io.BytesIO(content)):
            yield from all_files(opened(content), f"{place}{name}!")


def test_a_release_made_twice_is_the_same_whatever_the_machine_s_clock_and_rights(
    made: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    before = os.umask(0o077)
    try:
        again = release_script.made(release_script.BUILT, on_paper=False)
    finally:
        os.umask(before)
    assert list(again) == list(made)
    assert [name for name in made if made[name] != again[name]] == []


def test_the_book_opens_from_its_zip(made: Mapping[str, bytes]) -> None:
    files = in_folder(made[release.BOOK])
    start = files["index.html"].decode()
    (target,) = re.findall(r'http-equiv="Refresh" content="0; url=([^"]+)"', start)
    assert target in files
    assert not [each for each in files if PurePosixPath(each).name.startswith(".")]


def test_every_link_of_the_zipped_book_is_relative_and_leads_to_a_file_in_it(
    made: Mapping[str, bytes],
) -> None:
    files = in_folder(made[release.BOOK])
    faults = []
    for name, content in files.items():
        if not name.endswith(".html") or name.startswith("_static/"):
            continue
        for url in re.findall(r'\s(?:href|src)="([^"#?]+)', content.decode()):
            if not re.match(r"[a-z]+:", url):
                place = os.path.normpath(PurePosixPath(name).parent / url)
                faults += [] if place in files else [f"{name}: {url}"]
    assert faults == []


@pytest.mark.parametrize("stem", questions.stems())
def test_each_chapter_is_a_scorm_package(made: Mapping[str, bytes], stem: str) -> None:
    files = opened(made[f"scorm-1.2-{stem}.zip"])
    root = ElementTree.fromstring(files["imsmanifest.xml"])
    listed = {each.get("href") for each in root.iter() if each.tag.endswith("}file")}
    assert listed == set(files) - {"imsmanifest.xml"}
    assert b"<schemaversion>1.2</schemaversion>" in files["imsmanifest.xml"]


def test_the_practice_banks_hold_every_self_check(made: Mapping[str, bytes]) -> None:
    checks = [e.id for s in questions.stems() for e in questions.chapter(s) if e.use == "check"]
    packed = ("practice-qti-2.1.zip", "practice-canvas-classic-quizzes.zip")
    for name in (*packed, "practice-moodle.xml", "practice.gift"):
        content = made[name]
        text = b"".join(opened(content).values() if name in packed else [content]).decode()
        assert [each for each in checks if each not in text] == [], name


def test_no_graded_question_is_among_them(made: Mapping[str, bytes]) -> None:
    graded = [f"{each.id}-" for each in templates.all()]
    for name, content in made.items():
        if name.startswith(("practice", "lesson")):
            files = opened(content) if zipfile.is_zipfile(io.BytesIO(content)) else {name: content}
            text = b"".join(files.values()).decode(errors="replace")
            assert [each for each in graded if each in text] == [], name


def test_the_notebooks_come_with_the_wheel_that_their_first_cell_installs(
    made: Mapping[str, bytes],
) -> None:
    files = in_folder(made[release.NOTEBOOKS])
    assert files[WHEEL] == made[WHEEL]
    notebooks = [name for name in files if name.endswith(".ipynb")]
    assert {f"{each}.ipynb" for each in questions.stems()} <= set(notebooks)
    for name in notebooks:
        notebook = nbformat.reads(files[name].decode(), as_version=4)
        first = next(each for each in notebook.cells if each.cell_type == "code")
        assert f'else "./{WHEEL}"' in first.source, name
        targets = re.findall(r"\]\((?!https?:)([\w./-]+)", str(notebook))
        assert {each for each in targets if "/" not in each} <= set(files), name


def test_the_wheel_is_the_package_and_installs(made: Mapping[str, bytes], tmp_path: Path) -> None:
    (tmp_path / WHEEL).write_bytes(made[WHEEL])
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
    place = tmp_path / "site"
    subprocess.run([*pip, "--target", str(place), str(tmp_path / WHEEL)], check=True)
    packages = [ROOT / "coursebook", ROOT / "nato_course"]
    tracked = {each.relative_to(ROOT) for one in packages for each in one.rglob("*.py")}
    assert [each for each in tracked if not (place / each).is_file()] == []
    ask = (
        "import nato_course; from coursebook import claims, course; claims.all(); "
        "print(nato_course.__version__, nato_course.__file__, *course.installed())"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", ask],
        env={**os.environ, "PYTHONPATH": str(place)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[0] == __version__
    assert done.stdout.split()[1].startswith(str(place))
    assert done.stdout.split()[2:] == ["nato-course"]


def test_nothing_of_this_machine_is_in_a_release(made: Mapping[str, bytes]) -> None:
    told = [str(ROOT), f"{Path.home()}/", f"{Path(sys.prefix).resolve()}/", socket.gethostname()]
    secret = [each.encode() for each in told if len(each) > 6 and each != "localhost"]
    found = [
        f"{name}: {each.decode()}"
        for name, content in all_files(made)
        for each in secret
        if each in content
    ]
    assert found == []


def test_the_sums_and_the_readme_are_those_of_the_files(
    made: Mapping[str, bytes], tmp_path: Path
) -> None:
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    subprocess.run(["sha256sum", "--quiet", "-c", release.SUMS], cwd=tmp_path, check=True)
    summed = {each.split("  ")[1] for each in made[release.SUMS].decode().splitlines()}
    assert summed == set(made) - {release.SUMS}
    told = re.findall(r"^- (\S+): ", made[release.README].decode(), re.MULTILINE)
    assert sorted(told) == sorted(set(made) - {release.SUMS, release.README})


def test_the_course_on_paper_is_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def files(book: Path, papers: tuple[str, ...], url: str) -> dict[str, bytes]:
        documents = ("course", "02_historical_context")
        return {f"{name}-{paper}.pdf": b"%PDF" for name in documents for paper in papers}

    monkeypatch.setattr(course_pdf, "files", files)
    monkeypatch.setattr(release, "from_book", lambda *_: {})
    monkeypatch.setattr(release_script, "wheel", lambda: (WHEEL, b""))
    names = release_script.made(release_script.BUILT)
    assert {"course-a4.pdf", "course-letter.pdf", "02_historical_context-a4.pdf"} <= set(names)
    assert "The whole course, on paper: PDF for A4" in release.described("course-a4.pdf")
    assert "historical" in release.described("02_historical_context-letter.pdf")


def test_lesson_kits_are_taken_in_where_assign_writes_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write(assignment: assign.Assignment, folder: Path) -> list[str]:
        (folder / "student" / "handout.html").write_text(assignment.chapters[0], "utf-8")
        return []

    monkeypatch.setitem(assign.WRITERS, release.LESSON, write)
    kits = release.lesson_kits(release_script.BUILT)
    assert list(kits) == [f"lesson-{stem}.zip" for stem in templates.chapters()]
    (name,) = opened(kits["lesson-02_historical_context.zip"])
    assert name == "student/handout.html"
    assert "lesson kit" in release.described("lesson-02_historical_context.zip")
