"""The JSON Schemas of bank files, for editors and other tools, written from the fields.

`python -m coursebook.questions.schema_files` writes the files of `schemas/` anew. The course
itself checks banks with the fields they are written from, and needs no schema library.
"""

import json
import sys
from pathlib import Path

from coursebook.questions import misconceptions
from coursebook.questions.bank import DECISIONS, HEAD, PREDICTION, TYPES, kind_of
from coursebook.questions.fields import Record, Schema

FOLDER = Path(__file__).parent / "schemas"


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


def text(schema: Schema) -> str:
    """Return a schema as its file holds it.

    Args:
        schema: the schema.
    """
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema file anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / f"{name}.json").write_text(text(schema), encoding="utf-8")
        sys.stdout.write(f"{name}.json\n")


if __name__ == "__main__":
    main()
