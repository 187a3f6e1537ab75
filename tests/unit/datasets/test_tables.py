"""The record types agree with the descriptor."""

from datetime import date
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from nato_course import datasets, tables

TYPES = {
    "string": (str, tuple),
    "integer": (int,),
    "year": (int,),
    "number": (float,),
    "boolean": (bool,),
    "date": (date,),
}


def test_every_table_has_a_record_and_every_record_a_table() -> None:
    found = [type(datasets.load(name)[0]) for name in datasets.names()]
    assert {each.__name__ for each in found} == {
        name for name, each in vars(tables).items() if hasattr(each, "_fields")
    }


@pytest.mark.parametrize("name", datasets.names())
def test_fields_types_and_blanks_agree_with_the_descriptor(
    name: str, descriptor: dict[str, Any]
) -> None:
    hints = get_type_hints(type(datasets.load(name)[0]))
    resource = next(each for each in descriptor["resources"] if each["name"] == name)
    fields = resource["schema"]["fields"]
    assert list(hints) == [field["name"] for field in fields]
    for field in fields:
        hint = hints[field["name"]]
        may_be_blank = NoneType in get_args(hint)
        plain = next(a for a in get_args(hint) if a is not NoneType) if may_be_blank else hint
        kind = get_origin(plain) or plain
        assert kind in TYPES[field["type"]], field["name"]
        if kind is not tuple:
            assert may_be_blank is not field.get("constraints", {}).get("required", False)
