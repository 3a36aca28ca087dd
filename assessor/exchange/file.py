"""An assessment as a YAML or JSON file or a workbook, chosen by the ending.

Read back, it is the same.

What is written obeys the strict reader: a text that YAML would take for a number, a
switch or a time is quoted, and numbers keep every digit.
"""

import re
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml
from yaml.nodes import ScalarNode

from assessor.assessment import Assessment
from assessor.i18n import ENGLISH, Language
from assessor.json_text import digits_of, json_text, plain
from questionnaires.messages import Message, SpokenError
from questionnaires.problems import listed, quoted
from questionnaires.reading.nodes import Values

if TYPE_CHECKING:
    from assessor.casework import Case

ENDINGS = (".yaml", ".yml", ".json", ".xlsx")
_WIDTH = 100
_IMPLICIT: Any = (True, False)
_ODD_BREAKS = re.compile("[\r\x85\u2028\u2029]")
"""Line breaks that YAML folds into others unless they are escaped."""


class UnknownEndingError(SpokenError, ValueError):
    """The file's ending names no format that can be written."""


class Ending(Enum):
    """The formats there are."""

    YAML = "yaml"
    JSON = "json"
    XLSX = "xlsx"

    @classmethod
    def of(cls, path: Path) -> "Ending":
        """The format that a file name asks for. Raises UnknownEndingError with the remedy."""
        ending = path.suffix.lower()
        if ending in {".yaml", ".yml"}:
            return cls.YAML
        if ending in {".json", ".xlsx"}:
            return cls(ending[1:])
        there = (
            Message("the ending {ending} names no format", ending=quoted(ending))
            if ending
            else Message("the name has no ending")
        )
        raise UnknownEndingError(
            "{path}: {there}. End the file name with {endings}.",
            path=path,
            there=there,
            endings=listed(ENDINGS),
        )


def exported(case: "Case", ending: Ending, language: Language = ENGLISH) -> bytes:
    """The assessment as a file. language: what a workbook asks in; what people typed stays.

    Raises:
        TooLongError: a text is too long for a workbook, though for nothing else.
    """
    if ending is not Ending.XLSX:
        return written(case.assessment, ending).encode()
    from assessor.casework import evaluated
    from assessor.languages.laying import case_in
    from assessor.workbook.writing import workbook

    return workbook(evaluated(case_in(case, language)), language)


def written(assessment: Assessment, ending: Ending) -> str:
    """The assessment as the text of a file, YAML or JSON."""
    data = assessment.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    return json_text(data) if ending is Ending.JSON else yaml_text(data)


def yaml_text(data: Any) -> str:
    """Plain values as YAML that the strict reader takes back unchanged."""
    return str(
        yaml.dump(plain(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    )


class _Dumper(yaml.SafeDumper):
    """Writes decimals as numbers, and quotes every text that the strict reader would doubt."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Say equal things twice: an alias saves bytes and costs readers."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """How to write a text: with escapes, as lines, in quotes, or as it is (None)."""
    if _ODD_BREAKS.search(text):
        return '"'
    if "\n" in text:
        return "|"
    values = Values()
    # As the reader would see it: a scalar without quotes or tag.
    as_read = values.of(ScalarNode(_IMPLICIT, text, style=""))
    return None if as_read == text and not values.troubles else "'"


def _decimal(dumper: yaml.SafeDumper, number: Decimal) -> ScalarNode:
    digits, untyped = digits_of(number), cast("Any", dumper)
    # Whatever tag YAML itself would see, so that it writes none.
    return dumper.represent_scalar(untyped.resolve(ScalarNode, digits, _IMPLICIT), digits)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _decimal)
