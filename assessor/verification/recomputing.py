"""The same report again, from nothing but the files that it carries."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from assessor.casework import evaluated
from assessor.i18n import ENGLISH, Language
from assessor.languages import codes, language
from assessor.report import attaching
from assessor.report.compile import gathered
from assessor.report.dossier import Making, software_versions
from assessor.report.model import Report
from assessor.report.page_size import SHEETS, PageSize
from assessor.report.pdf import rendered
from assessor.report.sections import report_of
from assessor.result_json import as_json
from assessor.verification.carried import Carried
from assessor.verification.opening import Opened, RefusedError

_WORDS = frozenset(("text", "title"))
"""What a result says in words, which another version may say in others."""


class Recomputed(NamedTuple):
    """What follows from the files: the result, the blocks, and the bytes."""

    result: Any
    report: Report
    content: bytes


def recomputed(carried: Carried, page_size: PageSize) -> Recomputed:
    """Judge the attached answers again, and write the report again.

    The versions that it prints are those that it was made with, whatever is here.

    Raises:
        RefusedError: it is in a language that is not known here as it was there.
    """
    spoken = _language(carried)
    found = evaluated(carried.case, carried.as_of)
    making = Making(spoken, carried.versions.software, carried.versions.sealed)
    dossier = gathered(found, carried.facts, carried.trail, making)
    report = report_of(dossier, spoken)
    result = json.loads(json.dumps(as_json(found)))
    return Recomputed(result, report, rendered(report, page_size=page_size))


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
    missing = [] if "recommendation" in attached else ["recommendation"]
    return missing + [key for key in shared if _bare(attached[key]) != _bare(again[key])]


def other_versions(carried: Carried) -> dict[str, tuple[str, str]]:
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


def _language(carried: Carried) -> Language:
    """The language of the report, if its texts are here just as they are attached.

    Texts from elsewhere are never filled in: a text has places, and could ask for what
    takes all memory.
    """
    code = carried.versions.language
    if code == ENGLISH.code:
        return ENGLISH
    if code not in codes():
        raise RefusedError(f"it is written in {code!r}, a language that is not known here")
    spoken = language(code)
    taken = attaching.translations(spoken, carried.case, carried.facts)
    here = {each.name: each.content for each in taken}
    there = {
        name: content
        for name, content in carried.files.items()
        if name.startswith(attaching.TRANSLATION)
    }
    if here != there:
        raise RefusedError(f"its texts in {code!r} are not those that are known here")
    return spoken
