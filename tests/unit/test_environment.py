"""What the pinned environment promises to whoever installs it."""

from importlib.metadata import distributions

from packaging.specifiers import SpecifierSet


def test_every_pinned_package_installs_on_the_oldest_python_we_name() -> None:
    asked = {each.name: each.metadata.get("Requires-Python") for each in distributions()}
    unfit = {n: asks for n, asks in asked.items() if asks and "3.11.0" not in SpecifierSet(asks)}
    assert unfit == {}
