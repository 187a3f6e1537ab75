"""Two more browsers for the tests: Firefox and WebKit, each behind the same few calls."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.clients import installed

WAIT_SECONDS = 60


class Engine(Protocol):
    """A browser with one page."""

    def size(self, width: int, height: int) -> None: ...
    def open(self, url: str) -> None: ...
    def run(self, source: str, given: Any = None) -> Any:
        """Return what an async JavaScript function gives for `given`."""

    def errors(self) -> list[str]: ...


class _Firefox:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def _ask(self, command: str, **given: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"command": command, **given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"error": "Firefox has ended"}')
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def size(self, width: int, height: int) -> None:
        self._ask("size", width=width, height=height)

    def open(self, url: str) -> None:
        self._ask("open", url=url)

    def run(self, source: str, given: Any = None) -> Any:
        return self._ask("run", source=source, given=given)

    def errors(self) -> list[str]:
        found: list[str] = self._ask("errors")
        return found

    def close(self) -> None:
        self._ask("close")
        self._process.wait(timeout=WAIT_SECONDS)


@contextmanager
def firefox() -> Iterator[Engine]:
    """Give a Firefox, driven over WebDriver BiDi by puppeteer; `make browser` installs it."""
    path = _program("firefox-esr", "firefox")
    process = subprocess.Popen(
        ["node", "firefox.mjs", path],
        cwd=installed(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    engine = _Firefox(process)
    try:
        yield engine
    finally:
        engine.close()


class _WebKit:
    """WebKit tells a driver nothing of its console: what the page itself can hear is collected."""

    _LISTEN = """
      window.ncErrors = [];
      addEventListener("error", (event) => ncErrors.push(String(event.message)));
      addEventListener("securitypolicyviolation", (event) => ncErrors.push(
        `policy: ${event.effectiveDirective} stopped ${event.blockedURI}`));
      addEventListener("unhandledrejection", (event) => ncErrors.push(String(event.reason)));
    """

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def size(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)

    def open(self, url: str) -> None:
        self._driver.get(url)
        self._driver.execute_script(self._LISTEN)

    def run(self, source: str, given: Any = None) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            f"({source})(arguments[0]).then((value) => done({{ value }}),"
            " (error) => done({ error: String(error) }));"
        )
        answer = self._driver.execute_async_script(script, given)
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def errors(self) -> list[str]:
        found: list[str] = self._driver.execute_script("return window.ncErrors ?? []")
        return found


@contextmanager
def webkit() -> Iterator[Engine]:
    """Give a WebKitGTK, which Safari's engine is kin to; `make browser` installs it with Xvfb."""
    options = Options()
    options.binary_location = _mini_browser()
    options.add_argument("--automation")
    environment = {**os.environ, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    with _screen() as display:
        service = Service(_program("WebKitWebDriver"), env={**environment, "DISPLAY": display})
        driver = webdriver.WebKitGTK(options=options, service=service)
        driver.set_script_timeout(WAIT_SECONDS)
        try:
            yield _WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """Give a screen without a monitor; Xvfb chooses a free number and tells it."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [_program("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1280x1000x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait(timeout=WAIT_SECONDS)


def _mini_browser() -> str:
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found else _missing("WebKitGTK's MiniBrowser")


def _program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or _missing(" or ".join(names))


def _missing(what: str) -> str:
    pytest.fail(f"{what} is missing: run `make browser`", pytrace=False)
