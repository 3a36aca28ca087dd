"""What the guides for authors show is true: examples load, results come out, no key is missing.

tests/guides.py says how examples find each other. The guides' Python examples run in
tests/test_readme_examples.py.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessor import schemas
from assessor.assessment import Assessment
from assessor.casework import Case, evaluated
from assessor.loading import load_assessment
from assessor.result_json import as_json
from questionnaires.loading import load_fact_sheet, load_questionnaire, parsed
from questionnaires.problems import InvalidFileError
from questionnaires.questionnaire import Questionnaire
from scoring.checks import load_policy
from scoring.policy import Policy
from tests.guides import EVERY, QUESTIONNAIRES, RUBRICS, Block, above

FILES = [block for block in EVERY if block.kind]
ITEMS = [block for block in EVERY if block.language == "yaml" and block.start.startswith("- ")]
RESULTS = [block for block in EVERY if block.language == "json"]
AROUND_ITEMS = 'format: questionnaire/1\nid: shown\nversion: "1"\ntitle: Shown\nitem:\n'


class Shelf:
    """A folder in which the files of one guide lie, read by the loaders that read all files."""

    def __init__(self, folder: Path, guide: Path) -> None:
        self._folder = folder
        for block in EVERY:
            if block.guide == guide:
                (folder / block.name).write_text(block.text, encoding="utf-8")

    def questionnaire(self, block: Block) -> Questionnaire:
        return load_questionnaire(self._folder / block.name)

    def policy(self, block: Block) -> Policy:
        return load_policy(self._folder / block.name, self._asked(block))

    def fact_sheet(self, block: Block) -> object:
        return load_fact_sheet(self._folder / block.name, self._asked(block))

    def response(self, block: Block) -> Assessment:
        return self.case(block).assessment

    def case(self, block: Block) -> Case:
        asked = self._asked(block)
        judging = above(block, "policy", asked.id)
        assert judging is not None
        policy = self.policy(judging)
        path = self._folder / block.name
        return Case(load_assessment(path, asked, policy), asked, policy)

    def _asked(self, block: Block) -> Questionnaire:
        named = block.data["questionnaire"]
        found = above(block, "questionnaire", named["id"] if isinstance(named, dict) else named)
        assert found is not None
        return self.questionnaire(found)


def names(guide: Path) -> set[str]:
    """Every word that a guide sets as code, outside its blocks."""
    text = re.sub(r"```.*?```", "", guide.read_text(encoding="utf-8"), flags=re.DOTALL)
    return {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"\w+", code)}


def keys_of(kind: str) -> Iterator[tuple[str, str]]:
    """Every key that one kind of file may hold, with the map that holds it."""
    made = schemas.schema(kind)
    for owner, defined in {kind: made, **made["$defs"]}.items():
        for key in defined.get("properties", {}):
            yield owner, key


def held(part: Any, whole: Any) -> bool:
    """Whether all of a part stands in the whole, however deep."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and held(value, whole[key]) for key, value in part.items()
        )
    return bool(part == whole)


@pytest.mark.parametrize("block", FILES, ids=str)
def test_a_file_that_a_guide_shows_can_be_used(block: Block, tmp_path: Path) -> None:
    """Whoever copies an example starts from a file that `assessor check` finds nothing in."""
    loaded = getattr(Shelf(tmp_path, block.guide), block.kind)(block)

    assert block.data["format"] == loaded.format


@pytest.mark.parametrize("block", ITEMS, ids=str)
def test_items_that_a_guide_shows_can_be_asked(block: Block, tmp_path: Path) -> None:
    """Items shown on their own make a questionnaire when they stand in one."""
    path = tmp_path / "shown.yaml"
    path.write_text(AROUND_ITEMS + block.text, encoding="utf-8")

    assert len(block.data) == len(load_questionnaire(path).item)


@pytest.mark.parametrize("block", RESULTS, ids=str)
def test_a_result_that_a_guide_shows_comes_out(block: Block, tmp_path: Path) -> None:
    """What is printed under an example is what `assessor score --json` prints for it."""
    answers = above(block, "response")
    assert answers is not None
    case = Shelf(tmp_path, block.guide).case(answers)
    given = as_json(evaluated(case, date(2026, 11, 23)))
    expected = json.loads(block.text)

    assert held(expected, given), json.dumps({key: given[key] for key in expected}, indent=2)


@pytest.mark.parametrize("kind", ["questionnaire", "response", "fact_sheet"])
def test_the_reference_explains_every_key(kind: str) -> None:
    """No key of a file that people write is left for them to guess."""
    explained = names(QUESTIONNAIRES)

    assert [] == [(owner, key) for owner, key in keys_of(kind) if key not in explained]


def test_every_key_of_a_policy_is_explained() -> None:
    """Between them the two guides name every key of a policy; the formula names its own symbols."""
    explained = names(QUESTIONNAIRES) | names(RUBRICS)
    computed = {"StaffCapacity", "Format", "Quantity"}

    assert [] == [
        (owner, key)
        for owner, key in keys_of("policy")
        if owner not in computed and key not in explained
    ]


def test_every_key_of_a_rubric_stands_in_its_guide() -> None:
    """Authors of instruments need one guide, not two."""
    explained = names(RUBRICS)
    others = {"AreaPolicy", "KnockOut", "Measure", "StaffCapacity", "Format", "Quantity"}
    plain = {"go_from", "no_go_below", "backing_lasts", "since", "roles", "areas", "measures"}
    plain |= {"derived", "knock_out", "blocks_go", "backing"}

    assert [] == [
        (owner, key)
        for owner, key in keys_of("policy")
        if owner not in others and key not in explained | plain
    ]


def doubtful_texts() -> list[tuple[str, str]]:
    """The table of what YAML refuses: each way to write it with the way that works."""
    text = QUESTIONNAIRES.read_text(encoding="utf-8")
    rows = text.partition("| refused | write instead |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(.+?)` \| `(.+?)` \|", rows, flags=re.MULTILINE)


@pytest.mark.parametrize(("refused", "written"), doubtful_texts())
def test_what_a_guide_calls_refused_is_refused(refused: str, written: str) -> None:
    """The first column of the table is refused, and the second is not."""

    def faults(line: str) -> bool:
        try:
            return bool(parsed(line.replace("; ", "\n") + "\n", "table.yaml").problems)
        except InvalidFileError:
            return True

    assert (True, False) == (faults(refused), faults(written))


def test_the_guides_show_something_of_everything() -> None:
    """Each kind of file has an example, and so have items, results and doubtful texts."""
    kinds = {block.kind for block in FILES}

    assert set(schemas.MODELS) == kinds
    assert ITEMS
    assert RESULTS
    assert doubtful_texts()
