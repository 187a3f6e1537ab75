"""Looks whether the sources' addresses still lead somewhere; `make links`.

It asks each address of the bibliography and of the tables once. Some hosts turn programs away, so
"refused" is no proof that a link is dead: open those by hand. It is not part of `make test`, since
its answer changes while the code does not. It ends with 1 where a link is dead, with 2 where the
network is out of reach.
"""

import sys
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from coursebook import sources
from nato_course import datasets

GONE = {404, 410}
OFFLINE = (
    "No link was looked at, since none of {} hosts answers: check the network, then run "
    "`make links` again."
)
_AGENT = "Mozilla/5.0 (compatible; link check of a course book)"
_SECONDS = 30
_AT_ONCE = 8


def addresses() -> dict[str, list[str]]:
    """Return who names each address: keys of works, names of tables."""
    named: dict[str, list[str]] = defaultdict(list)
    keys = sources.keys()
    for key in keys:
        if href := sources.get(key).href:
            named[href].append(key)
    for name in datasets.names():
        for url in datasets.describe(name).urls:
            named[url].append(f"table {name}")
    return dict(sorted(named.items()))


def state(address: str, seconds: float = _SECONDS) -> str:
    """Return "fine", "dead: …" or "refused: …" for an address.

    Args:
        address: the address.
        seconds: how long to wait for its host.
    """
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})
    try:
        with urllib.request.urlopen(request, timeout=seconds):
            return "fine"
    except urllib.error.HTTPError as error:
        kind = "dead" if error.code in GONE else "refused"
        return f"{kind}: {error.code} {error.reason}"
    except urllib.error.URLError as error:
        unknown = "not known" in str(error.reason) or "getaddrinfo" in str(error.reason)
        return f"{'dead' if unknown else 'refused'}: {error.reason}"
    except (OSError, ValueError) as error:
        return f"refused: {error}"


def answers(address: str, seconds: float = _SECONDS) -> bool:
    """Say whether the host of an address answers, whatever it says.

    Args:
        address: the address.
        seconds: how long to wait for its host.
    """
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT}, method="HEAD")
    try:
        urllib.request.urlopen(request, timeout=seconds).close()
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False
    return True


def some(named: Iterable[str]) -> list[str]:
    """Return a few addresses, each on a host of its own.

    Args:
        named: all addresses.
    """
    return list({urlsplit(each).hostname: each for each in named}.values())[:_AT_ONCE]


def main() -> int:
    """Ask all addresses and print those that are not fine, the dead ones first."""
    named = addresses()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        # Without a network each address would be waited for in vain.
        asked = some(named)
        if not any(pool.map(answers, asked)):
            print(OFFLINE.format(len(asked)))
            return 2
        states = dict(zip(named, pool.map(state, named), strict=True))
    bad = sorted((said, address) for address, said in states.items() if said != "fine")
    for said, address in bad:
        print(f"{said}\n  {address}\n  named by {', '.join(named[address])}")
    dead = [address for said, address in bad if said.startswith("dead")]
    hosts = {urlsplit(address).hostname for address in named}
    print(
        f"{len(named)} addresses on {len(hosts)} hosts: {len(dead)} dead, "
        f"{len(bad) - len(dead)} refused or out of reach."
    )
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
