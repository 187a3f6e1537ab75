"""Options that several commands share: texts that can be written down, due dates, time zones."""

from collections.abc import Callable
from datetime import datetime

import click

from coursebook.teach import dates


def readable(_: click.Context, option: click.Parameter, text: str | None) -> str | None:
    """Refuse what can't be written down again: bytes that are no text in the shell's encoding."""
    try:
        (text or "").encode()
    except UnicodeEncodeError:
        raise click.BadParameter("has letters that can't be read: type it anew") from None
    return text


def all_readable(
    context: click.Context, option: click.Parameter, texts: tuple[str, ...]
) -> tuple[str, ...]:
    """Refuse such bytes in any of several texts."""
    for each in texts:
        readable(context, option, each)
    return texts


def due_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its due date and the time zone of the class."""
    zone = click.option(
        "--zone", default="", envvar=dates.ZONE_VARIABLE, callback=readable, help=dates.ZONE_HELP
    )
    return click.option("--due", callback=readable, help=dates.DUE_HELP)(zone(command))


def due(text: str | None, zone: str) -> datetime | None:
    """Return when work is due, and say so where nobody said in which time zone.

    Args:
        text: the option as it was given, if it was.
        zone: the class's time zone, if it was given.
    """
    if not text:
        return None
    found = dates.read_due(text, zone)
    if not zone and not dates.has_zone(text):
        click.echo(f"Due {dates.words(found)}. Give --zone for your class's own.", err=True)
    return found
