"""Pages lent to tests: watched while a test has them, and lent again as good as new.

A context with a page costs a browser process, most of the time of a short test. A page that its
test left plain is emptied and kept for the next; one that was changed for good is closed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

Open = Mount = Callable[..., Page]
"""What opens an address, and what mounts widgets: fixtures that give a page."""

# Calls whose effect outlives the document they were made on.
_LASTING_ON_A_PAGE = (
    *("add_init_script", "add_locator_handler", "expose_binding", "expose_function"),
    *("on", "once", "route", "route_from_har", "route_web_socket"),
    *("set_default_navigation_timeout", "set_extra_http_headers"),
)
_LASTING_ON_A_CONTEXT = (
    *("add_init_script", "clear_permissions", "expose_binding", "expose_function"),
    *("grant_permissions", "new_cdp_session", "on", "once", "route", "route_from_har"),
    *("route_web_socket", "set_default_navigation_timeout", "set_default_timeout"),
    *("set_extra_http_headers", "set_geolocation", "set_offline"),
)
# Empties what the tab itself keeps, and lets the page write nothing when it is left; says whether
# the clock is still the browser's own.
_EMPTY = """() => {
  try { sessionStorage.clear(); } catch { /* a page without storage */ }
  Storage.prototype.setItem = () => undefined;
  name = "";
  return Date.now.toString().includes("native code");
}"""


# What the page's policy stopped becomes an error like others; not every browser says so by itself.
_TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} stopped ${event.blockedURI}`));"""

# False where the browser draws nothing within a time in which it could draw a hundred frames.
_DRAWS = """() => new Promise((resolve) => {
  requestAnimationFrame(() => resolve(true));
  setTimeout(resolve, 2000, false);
})"""
# What has to come may take as long as any other step: a busy machine makes no test fail.
expect.set_options(timeout=30_000)


class Watch:
    """What a page and its tabs did that they must not: errors, and requests that left.

    Args:
        page: a page; those opened in its context later are watched as well.
        allowed: beginnings of addresses that it may fetch from, beside its own files.
    """

    def __init__(self, page: Page, allowed: tuple[str, ...] = ()) -> None:
        context = page.context
        context.add_init_script(_TELL_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda each: self.errors.append(str(each.error)))
        context.on("request", self._on_request)
        self.begin(allowed)

    def begin(self, allowed: tuple[str, ...] = ()) -> None:
        """Forget what was seen, for the next test."""
        self.allowed = ("file:", "data:", "blob:", "about:", *allowed)
        self.errors: list[str] = []
        self.left: list[str] = []
        self.expected: tuple[str, ...] = ()
        self.origins: set[str] = set()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith(self.allowed):
            self.left.append(request.url)
        scheme, _, rest = request.url.partition("://")
        if rest:
            self.origins.add(f"{scheme}://{rest.partition('/')[0]}")

    def check(self) -> None:
        """Fail on any error that the test didn't expect, and on any request that left."""
        surprises = [e for e in self.errors if not any(part in e for part in self.expected)]
        assert not surprises, f"console errors: {surprises}"
        assert not self.left, f"requests left the page: {self.left}"


class _Lent:
    """A page with the tools to empty it.

    Args:
        page: the page, alone in its context.
        idle: where it waits for the next who wants one made alike.
    """

    def __init__(self, page: Page, idle: list["_Lent"]) -> None:
        self.page = page
        self.idle = idle
        self.watch = page.watch = Watch(page)  # type: ignore[attr-defined]
        self.changed = False
        self._tools = page.context.new_cdp_session(page)
        for owner, names in (
            (page, _LASTING_ON_A_PAGE),
            (page.context, _LASTING_ON_A_CONTEXT),
        ):
            for name in names:
                setattr(owner, name, self._noting(getattr(owner, name)))

    def _noting(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **kwargs: Any) -> Any:
            self.changed = True
            return call(*args, **kwargs)

        return noted

    def forget_the_way_here(self) -> None:
        """Make the present page the first of its tab's history."""
        self._tools.send("Page.resetNavigationHistory")

    def empty(self) -> bool:
        """Empty the page and what it kept; False where only a new one would be as new."""
        page, context = self.page, self.page.context
        for each in context.pages:
            if each != page:
                each.close()
        if self.changed or page.is_closed() or len(self.watch.origins) > 1:
            return False
        if len(page.frames) > 1:
            return False
        if not page.evaluate(_EMPTY):
            return False
        page.mouse.move(-1, -1)
        page.goto("about:blank")
        context.clear_cookies()
        for origin in self.watch.origins:
            kinds = {"origin": origin, "storageTypes": "all"}
            self._tools.send("Storage.clearDataForOrigin", kinds)
        return True


class Pages:
    """The pages of one browser.

    Args:
        browser: where they are opened.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[_Lent]] = {}

    @contextmanager
    def loans(self) -> Iterator[Callable[..., Page]]:
        """Give a function that opens pages; they are taken back, and checked, at the end."""
        lent: list[_Lent] = []
        try:
            yield lambda url, **how: self._lend(lent, url, **how)
        finally:
            for each in lent:
                self._take_back(each)
        for each in lent:
            each.watch.check()

    def _lend(
        self,
        loans: list[_Lent],
        url: str,
        *,
        width: int = 1280,
        height: int = 900,
        theme: Any = "light",
        allowed: tuple[str, ...] = (),
        **options: Any,
    ) -> Page:
        """Open an address on a page that nobody else has, with a context of its own.

        Args:
            loans: where the loan is written down.
            url: the address.
            width: of the window.
            height: of the window.
            theme: "light" or "dark", of the machine and of the page.
            allowed: beginnings of addresses that the page may fetch from.
            options: what else the context is made with.
        """
        idle = self._idle.setdefault(repr(sorted(options.items())), [])
        lent = idle.pop() if idle else self._new(idle, **options)
        loans.append(lent)
        page = lent.page
        lent.watch.begin(allowed)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=theme, **_still_unset(options))
        page.goto(url)
        lent.forget_the_way_here()
        if options.get("java_script_enabled", True):
            _wake(page)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        return page

    def _new(self, idle: list[_Lent], **options: Any) -> _Lent:
        context = self._browser.new_context(**options)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        return _Lent(context.new_page(), idle)

    def _take_back(self, lent: _Lent) -> None:
        """Keep what can be lent again, close the rest."""
        try:
            emptied = lent.empty()
        except Error:  # such as a page that crashed, or that still shows a dialog
            emptied = False
        if emptied:
            lent.idle.append(lent)
        else:
            lent.page.context.close()

    def close(self) -> None:
        """Close the pages that nobody has."""
        for lent in (each for idle in self._idle.values() for each in idle):
            lent.page.context.close()


def _wake(page: Page) -> None:
    """See a page draw; one in some thousands never does until its window changes."""
    size = page.viewport_size
    if page.evaluate(_DRAWS) or not size:
        return
    page.bring_to_front()
    page.set_viewport_size({"width": size["width"], "height": size["height"] + 1})
    page.set_viewport_size(size)


def _still_unset(options: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of media that a new context has, where a test asks for no other."""
    new: dict[str, Any] = {"reduced_motion": "no-preference", "forced_colors": "none"}
    return {name: options.get(name, value) for name, value in new.items()}
