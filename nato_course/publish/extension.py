"""The Sphinx side of publishing: configuration, files beside the pages, and their checks."""

import os
import shutil
from pathlib import Path
from typing import Any

from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.jinja2glue import SphinxFileSystemLoader

from nato_course import __version__, citing, datasets
from nato_course.publish import (
    chapter_times,
    claim_links,
    disclosures,
    execution,
    files,
    gate,
    hidden_code,
    live,
    mathml,
    moved,
    notation,
    one_version,
    renderer,
    search,
)
from nato_course.publish.fingerprint import environment, fingerprint
from nato_course.publish.kernels import encrypt_kernels
from nato_course.publish.renderer import ASSETS, fault_report
from nato_course.publish.scripts import SAVING, classic

_TEMPLATES = Path(__file__).parent / "templates"
_STYLES = ("course.css", "layout.css", "figure.css", "notation.css", "print.css")
_SCRIPTS = ("host.js", "figure.js")
_PLAIN_WORDS = "plain_words.js"
_EVERYWHERE = ("controls.js", "sidebar.js", "moved.js", "assignment.js")


def setup_extension(app: Sphinx) -> dict[str, Any]:
    """Connect publishing to a Sphinx application."""
    app.add_config_value("nato_course_fingerprint", "", "env", str)
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _add_templates)
    app.connect("builder-inited", _prepare_environment)
    app.connect("builder-inited", _write_fixed_files)
    app.connect("env-purge-doc", _forget_page)
    app.connect("env-check-consistency", _refuse_dead_outputs)
    app.connect("html-page-context", _add_page_scripts)
    app.connect("html-page-context", _drop_kernel_scripts, priority=900)
    app.connect("build-finished", _write_files)
    for name in _STYLES:
        app.add_css_file(f"nc/{name}")
    for name in _EVERYWHERE:
        app.add_js_file(f"nc/{name}", loading_method="defer")
    execution.connect(app)
    one_version.connect(app)
    notation.connect(app)
    claim_links.connect(app)
    chapter_times.connect(app)
    renderer.connect(app)
    gate.connect(app)
    hidden_code.connect(app)
    live.connect(app)
    mathml.connect(app)
    moved.connect(app)
    search.connect(app)
    return {"version": __version__, "parallel_read_safe": False, "parallel_write_safe": True}


def _configure(app: Sphinx, config: Config) -> None:
    """Point the notebook cache at this state of the package, and kernels at build mode."""
    build = Path(app.outdir).parent
    config.nato_course_fingerprint = fingerprint()
    config.nb_execution_cache_path = str(_only_cache(build / ".jupyter_cache", environment()))
    config.html_context.setdefault("default_mode", "auto")  # unset, it is an error in the console
    # It covers answers on a phone; the contents list does its work.
    config.html_theme_options.setdefault("back_to_top_button", False)
    encrypt_kernels()
    os.environ["NATO_COURSE_BUILD"] = "1"
    os.environ.setdefault("NATO_COURSE_CACHE", str(build / ".charts"))


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


def _prepare_environment(app: Sphinx) -> None:
    env: Any = app.env
    for name in ("nc_files", "nc_faults"):
        if not hasattr(env, name):
            setattr(env, name, {})


def _forget_page(app: Sphinx, env: Any, docname: str) -> None:
    for name in ("nc_files", "nc_faults"):
        getattr(env, name, {}).pop(docname, None)


def _refuse_dead_outputs(app: Sphinx, env: BuildEnvironment) -> None:
    faults = [fault for page in env.nc_faults.values() for fault in page]  # type: ignore[attr-defined]
    if faults:
        raise ExtensionError(fault_report(faults))


def _add_page_scripts(app: Sphinx, pagename: str, _template: str, context: Any, _tree: Any) -> None:
    """Load the host only where a page has something to bring to life, and so the setting."""
    if app.env.nc_files.get(pagename):  # type: ignore[attr-defined]
        for name in _SCRIPTS:
            app.add_js_file(f"nc/{name}", loading_method="defer")
        credit: Any = {"data-nc-credit": citing.figure_credit()}
        app.add_js_file(f"nc/{SAVING}", loading_method="defer", **credit)
    if disclosures.PLAIN_WORDS in context.get("body", ""):
        app.add_js_file(f"nc/{_PLAIN_WORDS}", loading_method="defer")


def _drop_kernel_scripts(app: Sphinx, _page: str, _template: str, context: Any, _tree: Any) -> None:
    """Leave out the book's script for live kernels: it names a CDN, and there is no kernel."""
    for kind in ("script_files", "css_files"):
        context[kind] = [each for each in context.get(kind, ()) if not _is_for_kernels(each)]


def _is_for_kernels(asset: Any) -> bool:
    body = getattr(asset, "attributes", {}).get("body") or ""
    return "sphinx-thebe" in str(getattr(asset, "filename", asset)) or "THEBE_JS_URL" in body


def _write_fixed_files(app: Sphinx) -> None:
    """Write what no page decides on, before the pages, so that they can name it with its hash."""
    if app.builder.format == "html":
        for name, content in _fixed_files().items():
            files.write(Path(app.outdir) / ASSETS / name, content)
        # MyST-NB writes its stylesheet after the pages, which a second build would name otherwise.
        (Path(app.outdir) / "_static").mkdir(parents=True, exist_ok=True)
        add_global_html_resources(app, None)


def _fixed_files() -> dict[str, str]:
    ours = (*_STYLES, *_SCRIPTS, *_EVERYWHERE, _PLAIN_WORDS, SAVING)
    tables = {each.name: each.read_text("utf-8") for each in datasets.files()}
    return {name: classic(name) for name in ours} | search.fixed_files() | tables


def _write_files(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html":
        return
    folder = Path(app.outdir) / ASSETS
    wanted = _fixed_files()
    for page in app.env.nc_files.values():  # type: ignore[attr-defined]
        for name, content in page.items():
            wanted[name if "." in name else f"{name}.js"] = content
    for name, content in wanted.items():
        files.write(folder / name, content)
    for stale in {each.name for each in folder.iterdir()} - {*wanted, search.TEXT}:
        (folder / stale).unlink()
