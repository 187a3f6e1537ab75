"""The picture for links: drawn from our map, without a font of the machine."""

import struct

from coursebook.publish import poster


def test_the_picture_has_the_size_that_places_with_links_ask_for() -> None:
    drawn = poster.png()
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", drawn[16:24]) == (1200, 630)
    assert len(drawn) < 300_000


def test_the_picture_is_the_same_each_time_and_has_no_text_that_a_machine_sets() -> None:
    assert poster.png.__wrapped__() == poster.png()
    assert "<text" not in poster.svg()
