"""JSON Schemas of the four files that people write, for editors that help while one types.

They are generated from the models and shipped beside this module; a test keeps them
current. `python -m assessor.schemas` writes them anew. An editor finds one by a first
line such as `# yaml-language-server: $schema=.../assessor/schemas/policy.schema.json`.
A schema sees one file alone: `assessor check` sees what the files say of each other.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assessor.assessment import Assessment
from questionnaires.fact_sheet import FactSheet
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy

FOLDER = Path(__file__).parent
MODELS: dict[str, type[BaseModel]] = {
    "questionnaire": Questionnaire,
    "policy": Policy,
    "response": Assessment,
    "fact_sheet": FactSheet,
}
_PARTED = {"questionnaire": "item", "policy": "questions"}
"""Kinds that may be spread over several files, and the key that the parts bring along."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file, as a dictionary."""
    made = MODELS[kind].model_json_schema(by_alias=True)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    brought = _PARTED.get(kind)
    if brought is not None:
        made["properties"]["include"] = {
            "type": "array",
            "items": {"type": "string"},
            "description": "Files whose lists and maps are added to this one's, in order.",
        }
        made["required"] = [key for key in made["required"] if key != brought]
        made["anyOf"] = [{"required": [brought]}, {"required": ["include"]}]
    return made


def path(kind: str) -> Path:
    """Where the schema of one kind of file ships."""
    return FOLDER / f"{kind}.schema.json"


def text(kind: str) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


def write() -> None:
    """Write every schema anew."""
    for kind in MODELS:
        path(kind).write_text(text(kind), encoding="utf-8")
