"""The JSON Schemas of what a bank holds, for editors and other tools, written from the fields.

The engine itself checks banks with the fields they are written from, and needs no schema library.
"""

from coursebook.questions import misconceptions
from coursebook.questions.bank import DECISIONS, HEAD, PREDICTION, TYPES, kind_of
from coursebook.records import Record, Schema


def schemas() -> dict[str, Schema]:
    """Return the schemas by name: one a question type, and those of what else a file holds."""
    kinds: dict[str, Record] = {
        **{name: kind_of(name) for name in TYPES},
        "prediction": PREDICTION,
        **DECISIONS,
        "misconception": misconceptions.KIND,
        "bank": HEAD,
    }
    return {name: _whole(name, kind) for name, kind in kinds.items()}


def _whole(name: str, kind: Record) -> Schema:
    schema = kind.schema()
    if name in TYPES:
        schema["properties"]["type"] = {"const": name}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **schema}
