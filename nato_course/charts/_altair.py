"""Imports Altair without what it never asks for, before anything else does.

Altair checks charts with jsonschema, which builds a grammar of web addresses on import if the
package for it happens to be there. That takes longer than all the rest of a notebook's imports.
"""

import sys

_GRAMMAR = "rfc3987_syntax"

if "jsonschema" not in sys.modules and _GRAMMAR not in sys.modules:
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]  # so its import fails, and is done without
    try:
        import altair  # noqa: F401
    finally:
        del sys.modules[_GRAMMAR]
