"""No English is left behind: every word of the report's own can be translated."""

import re
from collections.abc import Callable, Iterator

import pytest

from assessor.assessment import Assessment
from assessor.i18n import ENGLISH, Language, Pseudo
from assessor.report.charts import BarsChart, RangeChart, SharesChart
from assessor.report.dossier import Dossier
from assessor.report.model import Figure, Report, flat, inlines, spans
from assessor.report.sections import report_of

ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅßÇÐÉƑĜĤÎĴĶĽḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķľɱñöþǫŕšţûṽŵẋýž",
)
PLACE = re.compile(r"(\{\w+\})")
DATE = re.compile(r"(\d{1,2}\s)?[A-Z][a-z]{2,3}\s\d{4}")
NUMBER = re.compile(r"\b[A-Z]+\d+\b")
LANGUAGE = re.compile(r"\bEnglish\b")
"""The name of a language, which CLDR knows as it knows dates."""
EXAMPLES = (
    "ifrc_tiktok_2019_before",
    "ifrc_tiktok_2019_hindsight",
    "society_2026_facebook",
    "society_2026_tiktok",
    "society_2026_x",
)


def accented(message: str) -> str:
    """The message with every letter accented and its places left alone."""
    parts = PLACE.split(message)
    return "".join(part if PLACE.fullmatch(part) else part.translate(ACCENTED) for part in parts)


PSEUDO = Language("en", Pseudo(accented))


def _own_words(report: Report) -> Iterator[str]:
    """Every text of the report that nobody typed and no questionnaire brought along."""
    alts = {block.alt for block in flat(report.blocks) if isinstance(block, Figure)}
    yield from (
        span.text for span in spans(report.blocks) if not span.user and span.text not in alts
    )
    yield from (report.footer, report.page_label, report.subject)
    for block in flat(report.blocks):
        if isinstance(block, Figure):
            yield from _chart_words(block)


def _chart_words(figure: Figure) -> Iterator[str]:
    match figure.chart:
        case RangeChart(rows, legend):
            yield from (key.words for key in legend)
            for row in rows:
                yield from (row.words, row.judgement)
                yield from (limit.words for limit in (row.floor, row.go_level) if limit)
        case SharesChart(_, rows, legend):
            yield from (key.words for key in legend)
            yield from (row.words for row in rows)
        case BarsChart(_, limits):
            yield from (limit.words for limit in limits)


def _english(text: str) -> bool:
    rest = LANGUAGE.sub("", NUMBER.sub("", DATE.sub("", PLACE.sub("", text))))
    return re.search("[A-Za-z]", rest) is not None


def left_behind(report: Report) -> list[str]:
    """The report's own texts that nobody has translated."""
    return sorted({text for text in _own_words(report) if _english(text)})


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_english_is_left_behind(name: str, dossier: Callable[[str], Dossier]) -> None:
    """In a language that accents every letter, every word of the report's own is accented."""
    report = report_of(dossier(name), PSEUDO)

    assert [] == left_behind(report)


def test_a_signed_decision_leaves_no_english_either(signed: Dossier) -> None:
    """What only a decided assessment shows is translated as well."""
    report = report_of(signed, PSEUDO)

    assert [] == left_behind(report)


def test_another_instrument_leaves_no_english_either(graded: Dossier) -> None:
    """What only another instrument's result shows is translated as well."""
    report = report_of(graded, PSEUDO)

    assert [] == left_behind(report)


def test_content_stays_as_it_was_written(society: Dossier) -> None:
    """The report's language never touches answers, questions and reasons."""

    def typed(report: Report) -> list[str]:
        return [
            s.text for text in inlines(report.blocks) for s in text if s.user and len(s.text) > 9
        ]

    assert typed(report_of(society, ENGLISH)) == typed(report_of(society, PSEUDO))


def test_the_language_sets_the_direction(society: Dossier) -> None:
    """A report in Arabic reads from the right."""
    assert ("ltr", "rtl") == (
        report_of(society).direction,
        report_of(society, Language("ar")).direction,
    )


def test_an_assessment_without_anything_optional(society: Dossier) -> None:
    """Title, names, notes, facts and history may all be missing."""
    bare = Assessment.model_validate(
        {
            "format": "response/1",
            "questionnaire": society.assessment.questionnaire.model_dump(),
            "answers": {},
        }
    )
    report = report_of(Dossier(society.questionnaire, bare, society.policy, society.result))

    assert bare.name == report.title
