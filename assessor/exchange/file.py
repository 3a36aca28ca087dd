"""An assessment as a YAML or JSON file, chosen by the ending; read back, it is the same."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from assessor.assessment import Assessment

ENDINGS = (".yaml", ".yml", ".json")


class UnknownEnding(ValueError):
    """The file's ending names no format that can be written."""


class Ending(Enum):
    """The formats there are."""

    YAML = "yaml"
    JSON = "json"

    @classmethod
    def of(cls, path: Path) -> "Ending":
        """The format that a file name asks for. Raises UnknownEnding with the remedy."""
        ending = path.suffix.lower()
        if ending in {".yaml", ".yml"}:
            return cls.YAML
        if ending == ".json":
            return cls.JSON
        raise UnknownEnding(
            f"{path}: the ending {ending or '(none)'!r} names no format. "
            f"End the file name with {', '.join(ENDINGS)}."
        )


def written(assessment: Assessment, ending: Ending) -> str:
    """The assessment as the text of a file."""
    data = _plain(assessment.model_dump(mode="python", by_alias=True, exclude_defaults=True))
    if ending is Ending.JSON:
        return json.dumps(data, ensure_ascii=False, indent=2, default=_json_number) + "\n"
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


class _Dumper(yaml.SafeDumper):
    """SafeDumper that writes decimals as numbers; texts that look like more are quoted."""

    def ignore_aliases(self, data: Any) -> bool:
        """Say equal things twice: an alias saves bytes and costs readers."""
        return True


def _decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", format(number, "f"))


_Dumper.add_representer(Decimal, _decimal)


def _plain(value: Any) -> Any:
    """Models' tuples as lists, empty parts left out, dates as dates."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _json_number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
