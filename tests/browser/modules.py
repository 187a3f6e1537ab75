"""The rules that the front end has as well as Python, each as a module in the browser."""

from base64 import b64encode
from typing import Any

from playwright.sync_api import Page


def run(page: Page, source: str, function: str, *given: Any) -> Any:
    """Return what a function in JavaScript makes of a module.

    Args:
        page: any page.
        source: of the module.
        function: it gets the module and what is given.
        given: values that JSON can hold.
    """
    address = "data:text/javascript;base64," + b64encode(source.encode()).decode()
    called = f"async ([address, given]) => ({function})(await import(address), ...given)"
    return page.evaluate(called, [address, given])
