"""What turns executed notebooks into static pages that are alive without a kernel.

As a Sphinx extension (`sphinx: extra_extensions: [coursebook.publish]`) it names the renderer's
files, checks that nothing dead stands on a page and that no page asks another host, and keeps the
cache of executed notebooks true to the package and its data.
"""

from typing import Any


def setup(app: Any) -> dict[str, Any]:
    """Set up the Sphinx extension; imported late, since readers' code needs no Sphinx."""
    from coursebook.publish.extension import setup_extension

    return setup_extension(app)
