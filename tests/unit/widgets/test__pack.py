"""Packed frames come back as they were, and weigh little."""

import base64
import json
import random
import zlib

import pytest

from coursebook.widgets._pack import pack, packed_bytes
from tests.unit.widgets.unpacked import unpack


def inflated(packed):
    return json.loads(zlib.decompress(base64.b64decode(packed), wbits=-15))


@pytest.mark.parametrize(
    "fragments",
    [
        ["level 1.5", "level 2", "level 2.25"],
        ["1.50", "2.00", "-0.25"],
        ["\N{MINUS SIGN}3", "4", "\N{MINUS SIGN}5.5"],
        ["-3", "\N{MINUS SIGN}4", "5"],
        ["007", "8", "9"],
        ["-0", "0", "1"],
        ["2004-03-29", "1999-03-12", "2020-03-27"],
        ["123456789012345678901234567890", "1", "2"],
        ["0.1234567890123456789", "0.2", "0.3"],
        ["1,000", "999", "10 000"],
        ["", "no number", "7"],
        ["same", "same", "same"],
        ["ünïcode 1 €", "ünïcode 2 €", "ünïcode 3 €"],
        ["M0,300L31.5,299.75", "M0,300L31.5,-2.5", "M0,300L31,1e-7"],
    ],
)
def test_fragments_come_back_exactly(fragments):
    frames = [[fragment, f"second {place}"] for place, fragment in enumerate(fragments)]
    assert unpack(pack(frames)) == frames


def test_random_numbers_come_back_exactly():
    dice = random.Random(7)
    frames = [
        [f"{dice.uniform(-9, 9):.{dice.randrange(4)}f} and {dice.randrange(1000)}"]
        for _ in range(500)
    ]
    assert unpack(pack(frames)) == frames


def test_equal_fragments_are_kept_once():
    content = inflated(pack([["a 1"], ["b"], ["a 1"], ["a 2"]]))
    assert content["parts"][0]["which"] == [0, 1, 0, 2]


def test_the_same_frames_give_the_same_bytes():
    frames = [[f"frame {number}"] for number in range(50)]
    assert pack(frames) == pack([list(frame) for frame in frames])


def test_near_identical_charts_weigh_far_less_than_deflated():
    def chart(number):
        points = "".join(f"L{x},{300 - number - x * number / 50:.2f}" for x in range(1000))
        grid = "".join(f'<line x1="{x}" stroke="currentColor"/>' for x in range(600))
        return f'<svg><path d="M0,300{points}"/>{grid}</svg>'

    frames = [[chart(number)] for number in range(100)]
    packed = pack(frames)
    assert unpack(packed) == frames
    deflated = zlib.compress("".join(frame[0] for frame in frames).encode(), 9)
    assert packed_bytes(packed) * 8 < len(deflated)


def test_the_weight_is_that_of_the_deflated_bytes():
    for length in range(1, 9):
        packed = pack([["x" * length]])
        assert packed_bytes(packed) == len(base64.b64decode(packed))
