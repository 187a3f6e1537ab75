"""The commands for upkeep: what they ask, and how they read the answers."""

import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import advisories
import links

ROOT = Path(__file__).parents[2]


class _Host(BaseHTTPRequestHandler):
    """A host with a few pages, and a service that knows one fault."""

    def do_GET(self) -> None:
        self.send_response(int(self.path[1:]))
        self.end_headers()

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        answer = json.dumps({"results": [_known(each) for each in asked]})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<p>Sign in</p>" if self.path == "/sign-in" else answer.encode())

    def log_message(self, *_: Any) -> None:
        pass


def _known(query: dict[str, Any]) -> dict[str, Any]:
    is_bad = query["package"]["name"] == "bad" and query["version"] == "1.0"
    return {"vulns": [{"id": "B-2"}, {"id": "A-1"}]} if is_bad else {}


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_every_pin_is_asked_about_with_its_version() -> None:
    found = set(advisories.pins(ROOT))
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    pinned = [line for line in lines if "==" in line]
    assert len([each for each in found if each[0] == "PyPI"]) > len(pinned)
    assert {name for kind, name, _ in found if kind == "npm"} >= {"typescript", "puppeteer-core"}
    assert all(version[0].isdigit() for _, _, version in found)


def test_only_the_version_with_a_fault_is_told(host: str) -> None:
    found = [("PyPI", "bad", "1.0"), ("PyPI", "bad", "1.1"), ("npm", "good", "2.0")]
    assert advisories.advisories(found, host) == {("PyPI", "bad", "1.0"): ["A-1", "B-2"]}


@pytest.mark.parametrize(
    ("path", "said"), [("200", "fine"), ("404", "dead"), ("410", "dead"), ("403", "refused")]
)
def test_an_address_that_is_gone_is_told_from_one_that_refuses(
    host: str, path: str, said: str
) -> None:
    assert links.state(host + path).startswith(said)


def test_a_host_that_no_one_knows_is_dead_and_one_that_does_not_answer_is_not() -> None:
    assert links.state("http://no-such-host.invalid/").startswith("dead")
    assert links.state("http://127.0.0.1:1/").startswith("refused")


NOBODY = "http://127.0.0.1:1/"


def test_without_a_network_each_command_ends_in_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(links, "addresses", lambda: {NOBODY: ["a work"]})
    assert links.main() == 2
    assert capsys.readouterr().out == links.OFFLINE.format(1) + "\n"
    monkeypatch.setattr(advisories, "OSV", NOBODY)
    assert advisories.main() == 2
    assert capsys.readouterr().out == (
        f"No advisory was looked up, since {NOBODY} could not be asked (Connection refused): "
        "check the network, then run `make advisories` again.\n"
    )


def test_a_page_that_answers_in_the_place_of_the_service_is_told(
    host: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(advisories, "OSV", f"{host}sign-in")
    assert advisories.main() == 2
    assert "(what answers is not OSV)" in capsys.readouterr().out


def test_one_host_that_answers_is_a_network(
    host: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = {NOBODY: ["a table"], f"{host}404": ["a work"]}
    monkeypatch.setattr(links, "addresses", lambda: named)
    monkeypatch.setattr(links, "some", list)
    assert links.main() == 1
    assert "2 addresses on 1 hosts: 1 dead, 1 refused" in capsys.readouterr().out


def test_every_address_says_who_names_it() -> None:
    found = links.addresses()
    assert len(found) > 200
    assert all(address.startswith("http") and names for address, names in found.items())
