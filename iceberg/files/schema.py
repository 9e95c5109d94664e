"""The JSON Schema of our own file, made from the records themselves."""

from __future__ import annotations

from typing import Any, Final

from pydantic import TypeAdapter

from iceberg.model.about import About
from iceberg.model.document import SCHEMA_VERSION, Element

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``.iceberg.json`` files.

    It says what a record may hold; that ids are not repeated and refer to what is there is
    checked on opening and can't be said in a schema.
    """
    records = TypeAdapter(list[Element]).json_schema()
    parts = records.pop("$defs")
    title = _without_about(parts, records["items"])
    for part in parts.values():
        if "kind" in part["properties"] and "const" in part["properties"]["kind"]:
            # In the classes the kind has a default; in the file it always stands.
            part["required"] = ["kind", *part.get("required", [])]
    return {
        "$schema": DIALECT,
        "title": "Iceberg",
        "description": "Icebergs and causal loop diagrams, as Iceberg saves them.",
        "type": "object",
        "properties": {
            "format": {"const": "iceberg"},
            "schema_version": {"const": SCHEMA_VERSION},
            "title": title,
            "records": records,
        },
        "required": ["format", "schema_version", "title", "records"],
        "additionalProperties": False,
        "$defs": parts,
    }


def _without_about(parts: dict[str, Any], items: dict[str, Any]) -> dict[str, Any]:
    """Take the About record out of the records' schema and return the schema of its title."""
    about = parts.pop(About.__name__)
    del items["discriminator"]["mapping"][about["properties"]["kind"]["const"]]
    items["oneOf"] = [one for one in items["oneOf"] if not one["$ref"].endswith("/About")]
    title: dict[str, Any] = about["properties"]["title"]
    return title
