"""Says why a live notebook installs nothing, where its kernel looks for what would.

Put into the browser by `live_wheels.py` in place of the package that asks an index.
"""

WHY = (
    "A live notebook installs no packages: it asks nobody but the server of the book. What the "
    "chapters need is here already. Download your version to run it where packages can be had."
)


async def install(*_, **__):  # type: ignore[no-untyped-def]
    """Refuse to install anything.

    Raises:
        RuntimeError: always.
    """
    raise RuntimeError(WHY)


async def get_transformed_code(_):  # type: ignore[no-untyped-def]
    """Return the code that `%pip` in a cell stands for."""
    return f"print({WHY!r})"
