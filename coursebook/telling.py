"""Commands whose errors are told in words, without a traceback."""

from typing import Any

import click

from coursebook.errors import CourseError


class Telling(click.Group):
    """A group of such commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}") from None
