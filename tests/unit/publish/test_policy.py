"""What the policy of a page lets in, and what not."""

import base64
import hashlib

from coursebook.publish.policy import policy


def of(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def rule(made: str, name: str) -> list[str]:
    return next(each.split()[1:] for each in made.split("; ") if each.startswith(name))


def test_no_page_may_evaluate_text_or_ask_another_host() -> None:
    made = policy("<p>Text</p>")
    assert "unsafe-eval" not in made and "http" not in made and "*" not in made
    assert rule(made, "script-src") == ["'self'", "blob:"]
    assert rule(made, "object-src") == rule(made, "base-uri") == ["'none'"]


def test_a_script_in_the_page_runs_by_its_hash_and_data_needs_none() -> None:
    page = (
        '<script>\n one() </script><script src="a.js"></script><script type="text/javascript">'
        'two()</script><script type="application/json">{"a":1}</script>'
    )
    assert rule(policy(page), "script-src")[2:] == [of("\n one() "), of("two()")]


def test_a_handler_in_an_output_runs_by_its_hash_too() -> None:
    made = policy('<p>onclick="no()"</p><b onclick="a(&quot;x&quot;)">x</b>')
    assert rule(made, "script-src")[2:] == ["'unsafe-hashes'", of('a("x")')]


def test_hosts_that_a_page_may_ask_stand_in_its_policy() -> None:
    assert "example.org" in rule(policy("", ["example.org"]), "default-src")
