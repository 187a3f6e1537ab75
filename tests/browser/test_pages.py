"""A page that is lent again shows nothing of the test that had it before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import Pages

BLANK = "<!doctype html><title>Blank</title><button>Press</button>"
TRACES = """() => {
  const hovered = document.querySelector("button:hover") !== null;
  const media = ["print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"];
  return [localStorage.length, sessionStorage.length, document.cookie, name, history.length,
    hovered, innerWidth, ...media.map((each) => matchMedia(each).matches)];
}"""
NOTHING = [0, 0, "", "", 1, False, 1280, False, False, False]


@pytest.fixture
def pages(chromium: Browser) -> Iterator[Pages]:
    lending = Pages(chromium)
    yield lending
    lending.close()


@pytest.fixture
def file(tmp_path: Path) -> str:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(BLANK, encoding="utf-8")
    return (tmp_path / "a.html").as_uri()


@pytest.fixture(params=["served", "file"])
def address(
    request: pytest.FixtureRequest, serve: Callable[..., str], tmp_path: Path, file: str
) -> str:
    return serve(tmp_path) if request.param == "served" else f"{tmp_path.as_uri()}/"


def leave_traces(page: Page, address: str) -> None:
    page.evaluate(
        """() => {
          localStorage.setItem("a", "1");
          sessionStorage.setItem("a", "1");
          document.cookie = "a=1";
          name = "a";
        }"""
    )
    page.goto(f"{address}b.html")
    page.evaluate("addEventListener('pagehide', () => sessionStorage.setItem('late', '1'))")
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("button").hover()
    page.context.new_page().goto(f"{address}a.html")


def test_a_page_that_is_lent_again_is_as_new(pages: Pages, address: str) -> None:
    with pages.loans() as lend:
        first = lend(f"{address}a.html", allowed=(address,))
        leave_traces(first, address)
    with pages.loans() as lend:
        second = lend(f"{address}a.html", allowed=(address,))
        assert second is first
        assert second.evaluate(TRACES) == NOTHING
        assert second.context.pages == [second]


def test_two_pages_of_one_test_share_nothing(pages: Pages, address: str) -> None:
    with pages.loans() as lend:
        one, two = (lend(f"{address}a.html", allowed=(address,)) for _ in range(2))
        one.evaluate("localStorage.setItem('a', '1')")
        assert two.evaluate("localStorage.length") == 0


CHANGES: dict[str, Callable[[Page], object]] = {
    "a script": lambda page: page.add_init_script("globalThis.changed = 1"),
    "a script of the context": lambda page: page.context.add_init_script("globalThis.changed = 1"),
    "a route": lambda page: page.route("**/nothing", lambda route: route.abort()),
    "a listener": lambda page: page.on("dialog", lambda dialog: dialog.accept()),
    "permissions": lambda page: page.context.clear_permissions(),
    "a clock": lambda page: page.clock.install(),
    "a closed page": lambda page: page.close(),
    "a frame": lambda page: page.set_content("<iframe srcdoc='x'></iframe>"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_page_that_was_changed_for_good_is_not_lent_again(
    change: Callable[[Page], object], pages: Pages, file: str
) -> None:
    with pages.loans() as lend:
        first = lend(file)
        change(first)
    assert first.is_closed()
    with pages.loans() as lend:
        assert lend(file) is not first


def test_pages_made_with_other_options_are_kept_apart(pages: Pages) -> None:
    with pages.loans() as lend:
        first = lend("about:blank", has_touch=True)
    with pages.loans() as lend:
        assert lend("about:blank") is not first
        assert lend("about:blank", has_touch=True) is first


@pytest.mark.parametrize("fault", ["console.error('a fault')", "void Promise.reject('a fault')"])
def test_a_fault_fails_the_test_that_had_the_page_and_no_other(
    fault: str, pages: Pages, file: str
) -> None:
    with pytest.raises(AssertionError, match="a fault"), pages.loans() as lend:
        lend(file).evaluate(fault)
    with pages.loans() as lend:
        lend(file)


def test_a_fault_in_another_tab_is_seen_too(pages: Pages, file: str) -> None:
    with pytest.raises(AssertionError, match="a fault"), pages.loans() as lend:
        lend(file).context.new_page().evaluate("console.error('a fault')")


@pytest.mark.parametrize("elsewhere", ["https://example.org/x.js", "http://192.0.2.1/x.js"])
def test_a_request_that_leaves_is_refused_and_told(elsewhere: str, pages: Pages, file: str) -> None:
    fetch = "url => fetch(url, { mode: 'no-cors' }).then(() => 'came', () => 'refused')"
    with pytest.raises(AssertionError, match="requests left"), pages.loans() as lend:
        page = lend(file)
        page.watch.expected = ("Failed to load",)  # type: ignore[attr-defined]
        assert page.evaluate(fetch, elsewhere) == "refused"
