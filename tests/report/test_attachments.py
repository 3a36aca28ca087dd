"""What a report carries: enough to compute it again, and the hashes that its annex prints."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pydantic import BaseModel

from assessor import shipped
from assessor.assessment import Assessment
from assessor.audit import BEGINNING, Saying, chained
from assessor.casework import evaluated, opened
from assessor.fingerprint import sha256 as sha256_of
from assessor.report.attaching import RESULT, TRAIL, VERSIONS
from assessor.report.compile import compiled, dossier_of
from assessor.report.dossier import Dossier
from assessor.report.pdf import rendered
from assessor.report.sections import report_of
from assessor.result_json import as_json
from questionnaires.fact_sheet import FactSheet
from questionnaires.loading import parsed
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy
from tests.report import conformance

MODELS: dict[str, type[BaseModel]] = {
    "assessment": Assessment,
    "questionnaire": Questionnaire,
    "policy": Policy,
    "facts": FactSheet,
}


@pytest.fixture
def carried(content: bytes) -> Iterator[dict[str, bytes]]:
    """The files in the society's report, read by another library."""
    with pikepdf.open(BytesIO(content)) as pdf:
        yield {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}


def test_a_report_carries_what_it_follows_from(carried: dict[str, bytes]) -> None:
    """Answers, questions, rules and facts, what follows from them, and what made the file."""
    assert {
        "assessment.json",
        "questionnaire.json",
        "policy.json",
        "facts.json",
        "result.json",
        "versions.json",
    } == set(carried)


def test_the_annex_prints_the_hash_of_each_file(
    carried: dict[str, bytes], content: bytes, read: Callable[[bytes], list[str]]
) -> None:
    """The hash on paper is that of the bytes attached, with no step in between."""
    text = " ".join(read(content))

    assert [] == [name for name, file in carried.items() if sha256(file).hexdigest() not in text]


def test_whoever_takes_the_files_out_gets_the_same_result(
    carried: dict[str, bytes], tmp_path: Path
) -> None:
    """The attached files, saved and opened like any others, score to the attached result."""
    for name, file in carried.items():
        (tmp_path / name).write_bytes(file)
    case = opened(
        tmp_path / "assessment.json", tmp_path / "questionnaire.json", tmp_path / "policy.json"
    )

    assert json.loads(carried[RESULT]) == json.loads(json.dumps(as_json(evaluated(case))))


@pytest.mark.parametrize("name", [path.stem for path in shipped.examples()])
def test_every_example_carries_itself(name: str, dossier: Callable[[str], Dossier]) -> None:
    """What is carried reads back as what was judged, whatever language it is shown in."""
    found = dossier(name)
    carried = {each.name: parsed(each.content.decode(), each.name) for each in found.attachments}

    assert dict(found.sha256) == {
        kind: sha256_of(MODELS[kind].model_validate(carried[f"{kind}.json"].data))
        for kind in found.sha256
    }


def test_the_versions_say_what_shaped_the_file(carried: dict[str, bytes], society: Dossier) -> None:
    """Libraries, the day as of which was judged, and the language."""
    versions = json.loads(carried[VERSIONS])

    assert dict(society.software) == versions["software"]
    assert ("2026-11-23", "en") == (versions["as_of"], versions["language"])
    assert {"Python", "zlib", "reportlab", "platform-due-diligence"} <= set(versions["software"])


def test_an_audit_trail_travels_along() -> None:
    """Where a store has kept one, each event is attached, and the file still conforms."""
    saying = Saying("2026-11-20T09:00:00.000000Z", "p-1", "begun", None, '{"who":"p-1"}')
    event = chained(saying, "society", 1, BEGINNING, "salt")
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))
    content = rendered(compiled(found, trail=[event]))
    with pikepdf.open(BytesIO(content)) as pdf:
        trail = json.loads(pdf.attachments[TRAIL].get_file().read_bytes())

    assert [event._asdict()] == trail
    assert [] == conformance.faults(content)


def test_a_report_without_files_carries_none(society: Dossier) -> None:
    """Blocks can be drawn without anything attached."""
    content = rendered(report_of(society._replace(attachments=())))

    with pikepdf.open(BytesIO(content)) as pdf:
        assert {} == dict(pdf.attachments)


def test_the_trail_is_no_part_of_what_is_judged() -> None:
    """The same case with a trail has the same hashes and the same result."""
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_x.yaml"))
    saying = Saying("2026-11-20T09:00:00.000000Z", "p-1", "begun", None, "{}")
    with_trail = dossier_of(found, trail=[chained(saying, "x", 1, BEGINNING, "salt")])

    assert dict(dossier_of(found).sha256) == dict(with_trail.sha256)
