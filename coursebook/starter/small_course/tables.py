"""One record type a table: its fields are the columns of the CSV file, in their order."""

from typing import NamedTuple

from coursebook.datasets import table


@table("day_lengths")
class DayLength(NamedTuple):
    """The longest and the shortest day at a latitude of the northern half."""

    latitude_deg: int
    june_hours: float
    december_hours: float
