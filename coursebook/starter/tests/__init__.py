"""Tests of the course."""

import small_course  # noqa: F401  # first: it says which course the engine serves
