"""The map on the picture that stands beside a link to the book."""

from coursebook import look
from nato_course import datasets
from nato_course.course import NATO, RUSSIA
from nato_course.tables import NatoMember
from nato_course.widgets._basemap import basemap

VIEW = "80 40 790 732"
ALT = "A map of Europe with NATO's members and Russia in two colours"


def picture() -> str:
    """Return the countries: NATO's members, Russia, and the others, who take no colour."""
    outlines = basemap()
    members = {each.iso3 for each in datasets.rows(NatoMember)}
    hair, line = look.value("hair"), look.value("paper")
    fills = {**dict.fromkeys(members, NATO), "RUS": RUSSIA}
    countries = "".join(
        f'<path d="{each["d"]}" fill="{fills.get(each["iso3"], "#c9c4b8")}"/>'
        for each in outlines["countries"]
    )
    rest = f'<path d="{outlines["context"]}" fill="{hair}"/>'
    crimea = f'<path d="{outlines["crimea"]}" fill="#c9c4b8"/>'
    return f'<g stroke="{line}" stroke-width="1">{rest}{countries}{crimea}</g>'
