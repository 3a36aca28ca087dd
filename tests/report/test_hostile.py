"""Hostile text in every field: it stands as typed or visibly replaced, and does nothing."""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle
from typing import Any

import pikepdf
import pypdfium2
import pytest

from assessor.assessment import Assessment
from assessor.casework import Case, evaluated
from assessor.i18n import Language
from assessor.report.compile import dossier_of
from assessor.report.dossier import Dossier
from assessor.report.page_size import PageSize
from assessor.report.pdf import SIDE, rendered
from assessor.report.sections import report_of
from assessor.verification.opening import Opened
from assessor.verification.reading import Reading, Said
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy
from tests.report import conformance
from tests.report.reviewed import reviewed
from tests.report.spoken import spoken

LONG = "W" * 10_000
NASTY = (
    "<b>unclosed",
    '<img src="/etc/hostname"/>',
    "&lt;script&gt;alert(1)&amp;",
    "\u202etxt.exe and \u2066isolated",
    "bell \x07 nul \x00 escape \x1b[31m",
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U00020000",
    "line\u2028line\r\nline",
    "{place} {0} %s $HOME",
    "مرحبا بالعالم (70%) ABC",
    "日本語の文",
    "a\u0301" * 40,
    "/".join(["path"] * 60),
)
TYPED = frozenset(
    (
        "text",
        "title",
        "description",
        "hint",
        "guidance_hint",
        "reason",
        "what",
        "proof",
        "statement",
        "note",
        "quote",
        "publisher",
        "name",
        "country",
        "scope",
        "owner",
        "author",
        "who",
        "comment",
        "origin",
        "rationale",
        "dissent",
        "dpo_advice",
        "file",
        "channel",
        "unit",
        "not_applicable",
        "seen_by",
        "confirmed_by",
        "overridden_because",
        "platform",
        "by",
        "account",
        "before",
        "now",
    )
)


def _poisoned(value: Any, nasty: Iterator[str]) -> Any:
    """The same data with every text that people type replaced; ids and codes stay."""
    if isinstance(value, dict):
        return {
            key: next(nasty) if key in TYPED and isinstance(part, str) else _poisoned(part, nasty)
            for key, part in value.items()
        }
    if isinstance(value, list | tuple):
        return tuple(_poisoned(part, nasty) for part in value)
    return value


def _again(model: Any, nasty: Iterator[str]) -> Any:
    data = model.model_dump(by_alias=True, exclude_none=True, exclude_defaults=False)
    return type(model).model_validate(_poisoned(data, nasty))


@pytest.fixture(scope="module")
def nasty_dossier(society: Dossier) -> Dossier:
    """A dossier after a full review, with a nasty text in every field that holds text."""
    nasty = cycle(NASTY)
    asked: Questionnaire = _again(society.questionnaire, nasty)
    policy: Policy = _again(society.policy, nasty)
    assessment: Assessment = _again(reviewed().case.assessment, nasty)
    found = dossier_of(evaluated(Case(assessment, asked, policy)))
    assert society.facts is not None
    return found._replace(facts=_again(society.facts, nasty))


@pytest.fixture(scope="module", params=["A4", "Letter"])
def content(nasty_dossier: Dossier, request: pytest.FixtureRequest) -> bytes:
    """Its PDF, on both sheets."""
    page_size: PageSize = request.param
    return rendered(report_of(nasty_dossier), page_size=page_size)


def _overflows(content: bytes) -> list[tuple[int, str]]:
    """Characters that stand outside the side margins or off the page."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(content), 1):
        text, (wide, high) = page.get_textpage(), page.get_size()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index, loose=False)
            if left == right or text.get_text_range(index, 1).isspace():
                continue  # a space that nobody sees, or a line end that the reader put there
            inside = left >= SIDE - 1 and right <= wide - SIDE + 1 and bottom >= 20 and top <= high
            if not inside:
                found.append((number, text.get_text_range(index, 1)))
    return found


def test_nothing_leaves_the_margins(content: bytes) -> None:
    """Every character stands between the margins, whatever was typed."""
    assert [] == _overflows(content)


def test_it_conforms_all_the_same(content: bytes) -> None:
    """Whatever was typed, no checker finds a fault against PDF/UA-1 or PDF/A-3."""
    assert [] == conformance.faults(content)


def test_it_is_said_as_it_is_drawn(nasty_dossier: Dossier) -> None:
    """Who listens gets the same words in the same order, visibly replaced characters included."""
    report = report_of(nasty_dossier)
    said = Reading(Opened(rendered(report))).said()
    heard = [Said(one.tag, " ".join(one.text.split())) for one in said]

    assert _of_one_script(spoken(report)) == _of_one_script(heard)


def _of_one_script(said: list[Said]) -> list[Said]:
    """Without Arabic, which stands as it is drawn, and without the list of what was replaced."""
    listed = "Every character is shown", "The fonts of this file do not have"
    return [one for one in said if one.text.isascii() and not one.text.startswith(listed)]


def test_mark_up_stands_as_typed(content: bytes, read: Callable[[bytes], list[str]]) -> None:
    """Mark-up, entities and placeholders are characters like any other."""
    text = " ".join(read(content))
    wanted = ("<b>unclosed", '<img src="/etc/hostname"/>', "&lt;script&gt;", "{place} {0} %s $HOME")

    assert [] == [part for part in wanted if part not in text]


def test_what_misleads_is_shown_by_number(
    content: bytes, read: Callable[[bytes], list[str]]
) -> None:
    """Overrides, controls, emoji and other scripts are visible, and listed in the annex."""
    text = " ".join(read(content))
    wanted = (
        "[U+202E]",
        "[U+0007]",
        "[U+0000]",
        "[U+1F600]",
        "[U+65E5 U+672C",
        "U+202E RIGHT-TO-LEFT OVERRIDE",
        "U+1F600 GRINNING FACE",
    )

    assert [] == [part for part in wanted if part not in text]


def test_nothing_is_fetched_embedded_or_run(content: bytes, nasty_dossier: Dossier) -> None:
    """No picture, script or action other than a link gets into the PDF, and no file but ours."""
    file = pikepdf.open(BytesIO(content))
    names = {
        str(value)
        for item in file.objects
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
        for key in ("/Subtype", "/S", "/Type")
        if isinstance(value := item.get(key), pikepdf.Name)
    }

    assert set() == names & {"/Image", "/JavaScript", "/Launch"}
    assert "/OpenAction" not in file.Root
    assert {each.name for each in report_of(nasty_dossier).attachments} == set(file.attachments)


def test_the_verdict_still_stands_on_page_one(
    content: bytes, read: Callable[[bytes], list[str]]
) -> None:
    """No text can push the verdict off the first page."""
    assert "GO WITH CONDITIONS" in read(content)[0]


def test_a_word_as_long_as_a_book(society: Dossier) -> None:
    """Ten thousand letters without a space, in title, name and answer, stay on the page."""
    data = society.assessment.model_dump(exclude_none=True)
    data["title"] = LONG
    data["organisation"]["name"] = LONG
    data["answers"]["target_words"] = {"value": LONG[:5_000], "comment": LONG}
    long = society._replace(assessment=Assessment.model_validate(data))

    content = rendered(report_of(long))

    assert [] == _overflows(content)
    assert [] == conformance.faults(content)


def test_nothing_leaves_the_margins_from_right_to_left(nasty_dossier: Dossier) -> None:
    """Mirrored columns, lists and boxes hold their text as well."""
    content = rendered(report_of(nasty_dossier, Language("ar")))

    assert [] == _overflows(content)
    assert [] == conformance.faults(content)


def test_hostile_text_gives_the_same_bytes_too(nasty_dossier: Dossier) -> None:
    """Replaced characters are listed in one order."""
    report = report_of(nasty_dossier)

    assert rendered(report) == rendered(report)
