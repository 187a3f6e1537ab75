"""Asks OSV (https://osv.dev) which of the pinned packages have known faults; `make advisories`.

It sends the names and versions of `requirements.txt`, `requirements-test.txt` and
`tests/clients/package-lock.json`, and nothing else. It is not part of `make test`: its answer
changes while the code does not. It ends with 1 where there is something to look at, with 2 where
OSV can't be asked.
"""

import json
import re
import sys
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OSV = "https://api.osv.dev/v1/querybatch"
ADVISORY = "https://osv.dev/vulnerability/"
_PIN = re.compile(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)
_AT_ONCE = 500

Pin = tuple[str, str, str]


def pins(root: Path) -> Iterator[Pin]:
    """Yield ecosystem, name and version of each pinned package.

    Args:
        root: the folder of the repository.
    """
    for name in ("requirements.txt", "requirements-test.txt"):
        for package, version in _PIN.findall((root / name).read_text(encoding="utf-8")):
            yield "PyPI", package, version
    lock = json.loads((root / "tests/clients/package-lock.json").read_text(encoding="utf-8"))
    for place, package in lock["packages"].items():
        if place:
            yield "npm", place.rpartition("node_modules/")[2], package["version"]


def advisories(found: Iterable[Pin], service: str = OSV) -> dict[Pin, list[str]]:
    """Return the ids of the advisories on each package that has any.

    Args:
        found: the packages.
        service: the address that is asked.
    """
    packages = sorted(set(found))
    told: dict[Pin, list[str]] = {}
    for start in range(0, len(packages), _AT_ONCE):
        part = packages[start : start + _AT_ONCE]
        for each, result in zip(part, _ask(part, service), strict=True):
            if vulns := result.get("vulns"):
                told[each] = sorted(vuln["id"] for vuln in vulns)
    return told


def _ask(packages: list[Pin], service: str) -> list[dict[str, Any]]:
    queries = [
        {"package": {"ecosystem": ecosystem, "name": name}, "version": version}
        for ecosystem, name, version in packages
    ]
    body = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(service, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        results: list[dict[str, Any]] = json.load(answer)["results"]
    return results


def _why(error: Exception) -> str:
    if not isinstance(error, OSError):
        return "what answers is not OSV"  # but something in between, such as a sign-in page
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", None) or reason)


def main() -> int:
    """Ask, and print what there is to look at."""
    packages = list(pins(ROOT))
    try:
        told = advisories(packages, OSV)
    except (OSError, ValueError, LookupError) as error:
        print(
            f"No advisory was looked up, since {OSV} could not be asked ({_why(error)}): check the "
            "network, then run `make advisories` again."
        )
        return 2
    for (ecosystem, name, version), ids in told.items():
        print(f"{ecosystem} {name} {version}: " + ", ".join(f"{ADVISORY}{each}" for each in ids))
    print(f"{len(set(packages))} pinned packages, {len(told)} with a known fault.")
    if told:
        print(
            "Read each: does it touch what we do with it? To move one, take its pin out: make lock"
        )
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
