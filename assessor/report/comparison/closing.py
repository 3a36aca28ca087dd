"""How platforms are compared, what was compared exactly, and what this paper is not."""

from assessor.report.comparison.sides import Sides
from assessor.report.model import Block, Column, Inline, Paragraph, Row, Table, typed, words
from assessor.report.sections.carrying import carried, seal_notice

_HASH = 16


def caution(sides: Sides) -> str:
    """What every page says at its foot."""
    said = sides.text("Computed from the answers; not legal advice.")
    if not _illustrative(sides):
        return said
    return f"{sides.text('Illustrative: the answers are made up.')} {said}"


def _illustrative(sides: Sides) -> bool:
    return any(found.case.assessment.illustrative for found in sides.compared.by_id.values())


def how_compared(sides: Sides) -> list[Block]:
    """The method in a few sentences, and the assessments by their fingerprints."""
    return [
        Paragraph(
            sides.say(
                "All answered the same questions and are judged by the same policy. Rank follows "
                "the total with all open answers at their worst, then at their best; equals share "
                "a rank. Nothing is scaled by what is compared, so adding or removing a platform "
                "changes nobody's figures and nobody's order."
            )
        ),
        Paragraph(
            sides.say(
                "Scores are exact and cut off after one decimal when shown. Shares of weightings "
                "come from the same {n} evenly spread points on every run, and miss the true share "
                "by less than one in a hundred.",
                n=words(sides.samples),
            )
        ),
        _assessments(sides),
        Paragraph(_judged_by(sides), "note"),
        *carried(sides.lead, sides.carrying.attachments, sides.carrying.known),
        *_seal(sides),
    ]


def _seal(sides: Sides) -> list[Block]:
    """What the word on page one means; a page on screen is no file."""
    if not sides.carrying.attachments:
        return []
    return [Paragraph(seal_notice(sides.lead, sealed=sides.carrying.sealed), "note")]


def _judged_by(sides: Sides) -> Inline:
    lead = sides.lead
    return sides.say(
        "Questionnaire {questionnaire}, version {asked}. Policy {policy}, version {judged}.",
        questionnaire=typed(lead.questionnaire.id),
        asked=typed(lead.questionnaire.version),
        policy=typed(lead.policy.id),
        judged=typed(lead.policy.version),
    )


def _assessments(sides: Sides) -> Table:
    columns = (
        Column(sides.say("Assessment"), 0.40),
        Column(sides.say("Version"), 0.10, "end"),
        Column(sides.say("Answered"), 0.12, "end"),
        Column(sides.say("As of"), 0.14, "end"),
        Column(sides.say("SHA-256, first digits"), 0.24, "end"),
    )
    rows = [
        Row(
            (
                typed(found.case.assessment.name),
                words(str(found.case.assessment.version)),
                words(sides.lead.percent(found.result.coverage)),
                sides.lead.day(found.result.as_of),
                typed(sides.fingerprints[one][:_HASH]),
            )
        )
        for one, found in sides.compared.by_id.items()
    ]
    return Table(columns, tuple(rows))
