"""The Sphinx side of publishing: configuration, files beside the pages, and their checks."""

import os
import shutil
import zlib
from pathlib import Path
from typing import Any

from jupyter_book.config import PATH_YAML_DEFAULT
from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import CONFIG_OK, BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.jinja2glue import SphinxFileSystemLoader

from coursebook import citing, datasets, look, yaml_file
from coursebook.course import current
from coursebook.publish import (
    chapter_times,
    citations,
    claim_links,
    disclosures,
    document_list,
    end_matter,
    execution,
    files,
    finish,
    folded_labs,
    fonts,
    front,
    gate,
    head,
    live,
    mathml,
    next_steps,
    notation,
    noted,
    one_sheet,
    one_version,
    opening,
    pace,
    page_scripts,
    poster,
    renderer,
    report,
    search,
    terms,
)
from coursebook.publish.fingerprint import environment, fingerprint
from coursebook.publish.kernels import encrypt_kernels
from coursebook.publish.renderer import ASSETS, fault_report
from coursebook.publish.scripts import HOST, PAGE, classic, in_pieces, of_course

_TEMPLATES = Path(__file__).parent / "templates"
_LOOK = "look.css"
_STYLES = (
    *(_LOOK, "course.css", "layout.css", "icons.css"),
    *("figure.css", "notation.css", "fits.css", "print.css"),
)
_FOOTER = "report-link.html, copyright.html, extra-footer.html"
_ON_SIGN = {disclosures.PLAIN_WORDS: "plain_words.js", pace.STOP: "stops.js"}
"""Scripts that run in the host's pieces, by a class of the page that they are for."""
_CITE_CARD = "cite_card.js"
_FIND = "find_in_list.js"
_PARTS: tuple[Any, ...] = (
    *(noted, execution, one_version, notation, claim_links, chapter_times, document_list, front),
    *(head, opening, pace, folded_labs, report, renderer, gate, live, mathml),
    *(next_steps, search, page_scripts, finish),
)
"""What takes part in a build, in the order in which it is asked."""


def setup_extension(app: Sphinx) -> dict[str, Any]:
    """Connect publishing to a Sphinx application."""
    app.add_config_value("coursebook_fingerprint", "", "env", str)
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _add_templates)
    app.connect("env-updated", _write_fixed_files)
    app.connect("env-check-consistency", _refuse_dead_outputs)
    app.connect("html-page-context", _add_page_scripts)
    app.connect("build-finished", _write_files)
    for name in _STYLES:
        app.add_css_file(f"nc/{name}")
    app.add_js_file(f"nc/{PAGE}", loading_method="defer")
    for part in _PARTS:
        part.connect(app)
    return {"version": current().version, "parallel_read_safe": False, "parallel_write_safe": True}


def _configure(app: Sphinx, config: Config) -> None:
    """Point the notebook cache at this state of the package, and kernels at build mode."""
    build = Path(app.outdir).parent
    config.coursebook_fingerprint = fingerprint()
    config.nb_execution_cache_path = str(_only_cache(build / ".jupyter_cache", environment()))
    _name(config)
    config.html_context.setdefault("default_mode", "auto")  # unset, it is an error in the console
    # It covers answers on a phone; the contents list does its work.
    config.html_theme_options.setdefault("back_to_top_button", False)
    config.html_theme_options.setdefault("footer_content_items", _FOOTER)
    encrypt_kernels()
    os.environ["COURSEBOOK_BUILD"] = "1"
    os.environ.setdefault("COURSEBOOK_CACHE", str(build / ".charts"))


def _name(config: Config) -> None:
    """Take from the course what the book's settings leave as Jupyter Book has it.

    So title, authors and year stand in one place. Settings that a book does give stay.
    """
    course, untold = current(), yaml_file.read(PATH_YAML_DEFAULT)
    told = {
        "title": ("html_title", course.title),
        "author": ("author", course.authors),
        "copyright": ("copyright", f"{course.year} {course.authors}"),
    }
    for key, (setting, words) in told.items():
        if getattr(config, setting) == untold[key]:
            setattr(config, setting, words)


def _only_cache(folder: Path, mark: str) -> Path:
    """Return the cache folder for this fingerprint; those of earlier ones are dropped."""
    for old in folder.iterdir() if folder.is_dir() else ():
        if old.name != mark:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    return folder / mark


def _add_templates(app: Sphinx) -> None:
    """Put our templates before the theme's.

    Named in the configuration, their place on this machine would change `.buildinfo`.
    """
    templates: Any = getattr(app.builder, "templates", None)
    if templates:
        templates.loaders.insert(0, SphinxFileSystemLoader(str(_TEMPLATES)))
        templates.templatepathlen += 1  # `!layout.html` is found behind these


def _refuse_dead_outputs(app: Sphinx, env: BuildEnvironment) -> None:
    faults = [fault for page in noted.of(env, "faults").values() for fault in page]
    if faults:
        raise ExtensionError(fault_report(faults))


def _add_page_scripts(app: Sphinx, pagename: str, _template: str, context: Any, _tree: Any) -> None:
    """Load the host only where a page has something to bring to life, and so the setting."""
    files_of_page = noted.of(app.env, "files").get(pagename, {})
    for name in files_of_page:
        if name.endswith(".css"):
            app.add_css_file(f"nc/{name}")
    if pagename == app.config.root_doc:
        app.add_css_file(f"nc/{front.STYLE}")
        app.add_js_file(f"nc/{front.SCRIPT}", loading_method="defer")
    body = context.get("body", "")
    hosted = [name for sign, name in _ON_SIGN.items() if sign in body]
    if hosted or files_of_page:
        credit: Any = {"data-nc-credit": citing.figure_credit()}
        app.add_js_file(f"nc/{HOST}", loading_method="defer", **credit)
    for name in hosted:
        app.add_js_file(f"nc/{name}", loading_method="defer")
    if (works := citations.works_of(body)) or f'class="{terms.CSS} ' in body:
        context["body"] = body + works
        app.add_js_file(f"nc/{_CITE_CARD}", loading_method="defer")
    if f'class="{end_matter.CSS}"' in body:
        app.add_js_file(f"nc/{_FIND}", loading_method="defer")
    if page_scripts.has_code(body):
        app.add_js_file(f"nc/{page_scripts.COPY}", loading_method="defer")


def _write_fixed_files(app: Sphinx, _env: Any = None) -> list[str]:
    """Write what no page decides on, before the pages, so that they can name it with its hash."""
    if app.builder.format == "html":
        made = _cards(app.env)
        if not _stand(app):
            made |= {**_fixed_files(), poster.NAME: poster.png()}
            app.env.nc_fixed = list(made)  # type: ignore[attr-defined]
            # MyST-NB writes its stylesheet after the pages; a second build would name another.
            (Path(app.outdir) / "_static").mkdir(parents=True, exist_ok=True)
            add_global_html_resources(app, None)
        for name, content in made.items():
            files.write(Path(app.outdir) / ASSETS / name, content)
    return []


def _cards(env: Any) -> dict[str, str | bytes]:
    """Return the script of the cards and what it loads: it asks for that by its own version."""
    loaded = {claim_links.CARDS: claim_links.cards(), terms.MEANINGS: terms.meanings(env)}
    mark = zlib.crc32("".join(loaded.values()).encode())
    return {_CITE_CARD: f"{classic(_CITE_CARD)}// tells {mark:08x}\n", **loaded}


def _stand(app: Sphinx) -> bool:
    """Tell whether the last build left them, made from the same package: its hash is a setting."""
    env: Any = app.env
    names = getattr(env, "nc_fixed", ())
    if not names or env.config_status != CONFIG_OK:
        return False
    return all((Path(app.outdir) / ASSETS / name).is_file() for name in names)


def _fixed_files() -> dict[str, str | bytes]:
    of_some_pages = (HOST, page_scripts.COPY, _FIND, front.STYLE, front.SCRIPT)
    ours = (*_STYLES, PAGE, *of_some_pages)
    fixed: dict[str, str | bytes] = {
        each.name: each.read_text("utf-8") for each in datasets.files()
    }
    fixed |= {name: classic(name) + of_course(name) for name in ours}
    for name in _ON_SIGN.values():
        fixed |= in_pieces(name)
    fixed[_LOOK] = fonts.stylesheet() + look.css() + classic(_LOOK)
    return fixed | head.fixed_files() | {fonts.LICENCE: fonts.licence()} | search.fixed_files()


def _write_files(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html":
        return
    if not one_version.wrote_pages(app) and _stand(app):
        return
    folder = Path(app.outdir) / ASSETS
    wanted = _fixed_files() | _cards(app.env)
    for page in noted.of(app.env, "files").values():
        for name, content in page.items():
            wanted[name if "." in name else f"{name}.js"] = content
    for name, content in wanted.items():
        files.write(folder / name, content)
    kept = {*wanted, search.TEXT, one_sheet.NAME, poster.NAME}
    for stale in {each.name for each in folder.iterdir()} - kept:
        (folder / stale).unlink()
