"""Addresses that a page names, and which of them lead to another host."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

# Browsers drop these from an address, and read a backslash as a slash.
_DROPPED = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
_REMOTE = re.compile(r"(?:https?|wss?|ftp):|[/\\]{2}", re.IGNORECASE)


class Load(NamedTuple):
    """Something that a browser fetches when it shows a page."""

    what: str
    """What asks for it, such as `<iframe src>`."""
    address: str

    def __str__(self) -> str:
        """Return it as a message has it."""
        return f"{self.what} asks for {self.address}"


def tidy(address: str) -> str:
    """Return an address as a browser reads it: without line breaks, and trimmed."""
    return _DROPPED.sub("", address)


def is_remote(address: str) -> bool:
    """Tell whether a tidy address leads to a host of its own, by whatever protocol."""
    return bool(_REMOTE.match(address))


def host_of(address: str) -> str:
    """Return the host of a remote address, or nothing where it names none."""
    try:
        return urlsplit(address.replace("\\", "/")).hostname or ""
    except ValueError:
        return ""
