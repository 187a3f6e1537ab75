"""What counts as asking another host, in markup, style and code, and what does not."""

import pytest

from coursebook.publish.addresses import host_of, is_remote
from coursebook.publish.loads import html_loads, script_loads
from coursebook.publish.loads_css import style_loads

FAR = "https://far.example/x"

ASKING_HTML = {
    "script": f'<script src="{FAR}"></script>',
    "protocol-relative": '<script src="//far.example/x"></script>',
    "backslashes": r'<script src="\\far.example/x"></script>',
    "broken over lines": '<script src="ht\ntps://far.example/x"></script>',
    "unquoted, upper case": "<SCRIPT SRC=HTTPS://far.example/x></SCRIPT>",
    "entities": '<img src="https&#58;//far.example/x">',
    "module": f'<script type="module">import a from "{FAR}"</script>',
    "script with a slash": f"<script/>fetch('{FAR}')</script>",
    "script of an old type": f'<script type="text/x-javascript">fetch("{FAR}")</script>',
    "import map": f'<script type="importmap">{{"imports": {{"a": "{FAR}"}}}}</script>',
    "stylesheet": f'<link rel="stylesheet" href="{FAR}">',
    "preload": f'<link rel="preload" as="font" href="{FAR}">',
    "icon": f'<link rel="shortcut icon" href="{FAR}">',
    "manifest": f'<link rel="manifest" href="{FAR}">',
    "iframe": f'<iframe src="{FAR}"></iframe>',
    "srcdoc": f"<iframe srcdoc=\"&lt;img src='{FAR}'&gt;\"></iframe>",
    "data document": f'<iframe src="data:text/html,<img src=%22{FAR}%22>"></iframe>',
    "frame": f'<frame src="{FAR}">',
    "object": f'<object data="{FAR}"></object>',
    "embed": f'<embed src="{FAR}">',
    "img": f'<img src="{FAR}">',
    "srcset": f'<img src="a.png" srcset="b.png 1x, {FAR} 2x">',
    "source": f'<picture><source srcset="{FAR}"></picture>',
    "video": f'<video src="{FAR}"></video>',
    "poster": f'<video poster="{FAR}"></video>',
    "audio": f'<audio src="{FAR}"></audio>',
    "track": f'<track src="{FAR}">',
    "base": '<base href="https://far.example/">',
    "refresh": f'<meta http-equiv="refresh" content="0; url={FAR}">',
    "form": f'<form action="{FAR}"></form>',
    "button": f'<button formaction="{FAR}">Send</button>',
    "ping": f'<a href="b.html" ping="{FAR}">b</a>',
    "SVG image": f'<svg><image xlink:href="{FAR}"/></svg>',
    "SVG use": f'<svg><use href="{FAR}#a"/></svg>',
    "SVG paint": f'<svg><rect fill="url({FAR}#a)"/></svg>',
    "style attribute": f'<p style="background: url({FAR})">a</p>',
    "style element": f"<style>@import '{FAR}';</style>",
    "handler": f"<p onclick=\"fetch('{FAR}')\">a</p>",
    "after a broken section": f'<![bad[><img src="{FAR}">',
}


@pytest.mark.parametrize("html", ASKING_HTML.values(), ids=ASKING_HTML)
def test_markup_that_asks_another_host_is_seen(html: str) -> None:
    assert [each for each in html_loads(html) if is_remote(each.address)]


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{FAR}">a link</a>',
        f'<link rel="canonical" href="{FAR}"><link rel="license" href="{FAR}">',
        f'<blockquote cite="{FAR}">words</blockquote>',
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>',
        f'<!-- <script src="{FAR}"></script> -->',
        f'<button title="url({FAR})" data-clipboard-text="url({FAR})">Copy</button>',
        f"<pre>&lt;script src='{FAR}'&gt;</pre>",
        f'<script type="application/json">{{"src": "{FAR}", "html": "<img src={FAR}>"}}</script>',
        f'<meta property="og:image" content="{FAR}">',
        '<meta http-equiv="refresh" content="0; url=book/index.html">',
        '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
        '<script src="../_static/a.js"></script>',
    ],
)
def test_markup_that_only_names_an_address_is_not(html: str) -> None:
    assert not [each for each in html_loads(html) if is_remote(each.address)]


ASKING_SCRIPTS = {
    "import": f'import a, {{ b as c }} from "{FAR}";',
    "minified import": f'import*as a from"{FAR}";',
    "import for effect": f"import '{FAR}'",
    "export": f'export * from "{FAR}"',
    "import()": f'const a = await import(/* lazy */ "{FAR}")',
    "template": f"import(`{FAR}@${{version}}/y`)",
    "inside a template": f"el.textContent = `a ${{await fetch('{FAR}')}} b`",
    "after nested templates": f"x = `a ${{y ? `it's ${{z}}` : ''}} b`; fetch('{FAR}')",
    "after a regular expression": f"if (/[/'\"]/.test(a)) fetch('{FAR}')",
    "after a division": f"const half = a / 2; fetch('{FAR}') / 2",
    "constant": f'const HOME = "{FAR}"; fetch(HOME + "/y")',
    "constant in a template": f'const HOME = "{FAR}"; fetch(`${{HOME}}/y`)',
    "escaped": r'fetch("https:\/\/far.example\/x")',
    "worker": f'new Worker("{FAR}")',
    "importScripts": f'importScripts("{FAR}")',
    "socket": 'new WebSocket("wss://far.example/x")',
    "events": f'new EventSource("{FAR}")',
    "request": f'request.open("GET", "{FAR}")',
    "beacon": f'navigator.sendBeacon("{FAR}")',
    "element": f'script.src = "{FAR}"',
    "attribute": f'img.setAttribute("src", "{FAR}")',
    "markup": f"el.innerHTML = '<img src=\"{FAR}\">'",
    "style": f"el.style.background = 'url({FAR})'",
    "script file": 'const urls = ["https://far.example/lib.min.js"]',
    "CDN": 'const paths = { vega: "https://cdn.jsdelivr.net/npm/vega@5?noext" }',
}


@pytest.mark.parametrize("source", ASKING_SCRIPTS.values(), ids=ASKING_SCRIPTS)
def test_code_that_asks_another_host_is_seen(source: str) -> None:
    assert [each for each in script_loads(source) if is_remote(each.address)]


@pytest.mark.parametrize(
    "source",
    [
        f'// import a from "{FAR}"\n/* fetch("{FAR}") */',
        f"const text = \"import a from '{FAR}'\"",
        'document.createElementNS("http://www.w3.org/2000/svg", "svg")',
        "el.innerHTML = '<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>'",
        f'link.href = "{FAR}"; open("{FAR}", "_blank")',
        'import a from "./_kit.js"; fetch("../data.json")',
        f'const sources = [{{ title: "A", url: "{FAR}" }}]',
        'if (url.startsWith("https://")) {}',
    ],
)
def test_code_that_only_names_an_address_is_not(source: str) -> None:
    assert not [each for each in script_loads(source) if is_remote(each.address)]


@pytest.mark.parametrize(
    "sheet",
    [
        f"@import url({FAR});",
        f'@import "{FAR}" screen;',
        f"@font-face {{ src: local('a'), url( '{FAR}' ) }}",
        f"a {{ background: image-set('{FAR}' 1x) }}",
        f"a::after {{ content: 'it\\'s' }} b {{ cursor: URL({FAR}) }}",
    ],
)
def test_style_that_asks_another_host_is_seen(sheet: str) -> None:
    assert [each.address for each in style_loads(sheet) if is_remote(each.address)] == [FAR]


@pytest.mark.parametrize(
    "sheet",
    [
        f"/* @import url({FAR}); */",
        f"a[href^='{FAR}'] {{ color: red }}",
        f"a::after {{ content: 'url({FAR})' }}",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "a { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\") }",
        "a { background: url(../fonts/a.woff2) }",
    ],
)
def test_style_that_only_names_an_address_is_not(sheet: str) -> None:
    assert not [each for each in style_loads(sheet) if is_remote(each.address)]


def test_a_host_is_read_as_browsers_read_it() -> None:
    assert host_of(r"\\Far.Example\x") == "far.example"
    assert host_of("https://user@far.example:8443/x") == "far.example"
    assert host_of("https://[broken") == ""
