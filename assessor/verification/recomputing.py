"""The same report again, from nothing but the files that it carries."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from assessor.casework import Case, Evaluated, evaluated
from assessor.comparing import OtherVersion, side_by_side
from assessor.comparing.as_json import as_json as comparison_json
from assessor.i18n import ENGLISH, Language
from assessor.languages import codes, language
from assessor.report import attaching, attaching_comparison
from assessor.report.comparison import comparison_of
from assessor.report.compile import gathered
from assessor.report.dossier import Making, software_versions
from assessor.report.model import Report
from assessor.report.page_size import SHEETS, PageSize
from assessor.report.pdf import rendered
from assessor.report.sections import report_of
from assessor.result_json import as_json
from assessor.verification.carried import Carried, CarriedTogether
from assessor.verification.opening import Opened, RefusedError
from questionnaires.fact_sheet import FactSheet
from questionnaires.problems import quoted

_WORDS = frozenset(("text", "title"))
"""What a result says in words, which another version may say in others."""


class Recomputed(NamedTuple):
    """What follows from the files: the result, the blocks, and the bytes."""

    result: Any
    report: Report
    content: bytes


def recomputed(carried: Carried | CarriedTogether, page_size: PageSize) -> Recomputed:
    """Judge the attached answers again, and write the report again.

    The versions that it prints are those that it was made with, whatever is here.

    Raises:
        RefusedError: it is in a language that is not known here as it was there.
    """
    spoken = _language(carried)
    making = Making(spoken, carried.versions.software, carried.versions.sealed)
    if isinstance(carried, CarriedTogether):
        result, report = _compared(carried, making)
    else:
        found = evaluated(carried.case, carried.versions.as_of)
        dossier = gathered(found, carried.facts, carried.trail, making)
        result, report = as_json(found), report_of(dossier, spoken)
    # As it reads from a file: numbers and lists as JSON has them.
    plain = json.loads(json.dumps(result))
    return Recomputed(plain, report, rendered(report, page_size=page_size))


def _compared(carried: CarriedTogether, making: Making) -> tuple[Any, Report]:
    """The comparison of the same assessments, in the same order, under the same ids."""
    cases: list[tuple[str, Evaluated | OtherVersion]] = [
        (one.id, evaluated(carried.cases[one.id], one.as_of)) for one in carried.versions.cases
    ]
    cases += [
        (one.id, OtherVersion(carried.unjudged[one.id], one.asked))
        for one in carried.versions.unjudged
    ]
    compared = side_by_side(cases, carried.versions.order)
    carrying = attaching_comparison.attached(compared, making)
    spoken = compared.in_language(making.language)
    return comparison_json(compared), comparison_of(spoken, making.language, carrying)


def page_size_of(opened: Opened) -> PageSize:
    """The sheet that the pages have.

    Raises:
        RefusedError: it is none that reports come on.
    """
    box = (
        [float(edge) for edge in opened.pdf.pages[0].get("/MediaBox", [])] if pages(opened) else []
    )
    for name, (width, height) in SHEETS.items():
        if [round(edge) for edge in box] == [0, 0, round(width), round(height)]:
            return name
    raise RefusedError("its pages have another size than reports have")


def pages(opened: Opened) -> int:
    """How many pages there are."""
    return len(opened.pdf.pages)


def other_results(attached: Any, again: Any) -> list[str]:
    """The entries in which two results differ, words aside; what only one has does not count."""
    if not isinstance(attached, Mapping):
        return ["result.json"]
    shared = [key for key in again if key in attached and key not in _WORDS]
    decisive = "recommendation" if "recommendation" in again else "ranking"
    missing = [] if decisive in attached else [decisive]
    return missing + [key for key in shared if _bare(attached[key]) != _bare(again[key])]


def other_versions(carried: Carried | CarriedTogether) -> dict[str, tuple[str, str]]:
    """Libraries that are not here as they were there: for each, there and here."""
    there, here = carried.versions.software, software_versions()
    return {
        name: (there.get(name, "–"), here.get(name, "–"))
        for name in sorted({*there, *here})
        if there.get(name) != here.get(name)
    }


def _bare(value: Any) -> Any:
    """A part of a result without words, and with numbers of one kind."""
    if isinstance(value, Mapping):
        return {key: _bare(each) for key, each in value.items() if key not in _WORDS}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return value if isinstance(value, str | bool) or value is None else float(value)


def _language(carried: Carried | CarriedTogether) -> Language:
    """The language of the report, if its texts are here just as they are attached.

    Texts from elsewhere are never filled in: a text has places, and could ask for what
    takes all memory.
    """
    code = carried.versions.language
    if code == ENGLISH.code:
        return ENGLISH
    if code not in codes():
        raise RefusedError(
            "it is written in {code}, a language that is not known here", code=quoted(code)
        )
    spoken = language(code)
    here = {
        each.name: each.content
        for case, facts in _shown(carried)
        for each in attaching.translations(spoken, case, facts)
    }
    there = {
        name: content
        for name, content in carried.files.items()
        if name.startswith(attaching.TRANSLATION)
    }
    if here != there:
        raise RefusedError(
            "its texts in {code} are not those that are known here", code=quoted(code)
        )
    return spoken


def _shown(carried: Carried | CarriedTogether) -> Iterator[tuple[Case, FactSheet | None]]:
    """Whatever has texts in the language of the report."""
    if isinstance(carried, CarriedTogether):
        yield from ((case, None) for case in carried.cases.values())
    else:
        yield carried.case, carried.facts
