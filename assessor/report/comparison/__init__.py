"""The comparison report: platforms side by side, in blocks that page and paper draw alike.

A director reads page one in two minutes: what each points to, the ranges, what separates
them, what they cost. Every figure on it stands in full behind it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from assessor.comparing import SideBySide
from assessor.i18n import ENGLISH, Language, message
from assessor.report.attaching_comparison import Carrying
from assessor.report.comparison.areas import by_area
from assessor.report.comparison.aside import not_ranked
from assessor.report.comparison.closing import caution, how_compared
from assessor.report.comparison.differences import what_separates
from assessor.report.comparison.front import page_one, title_of
from assessor.report.comparison.hours import hours
from assessor.report.comparison.outcomes import outcomes_of_all
from assessor.report.comparison.sides import Sides
from assessor.report.comparison.weights import weights_in_doubt
from assessor.report.model import Block, Heading, PageBreak, Report
from assessor.report.sections.carrying import seal_words


class Part(NamedTuple):
    """A section: its key in links, its title, what writes it, and when it is there at all."""

    key: str
    title: str
    write: Callable[[Sides], list[Block]]
    wanted: Callable[[Sides], bool] = lambda _: True


PARTS: Sequence[Part] = (
    Part("areas", message("Scores by area"), by_area, lambda sides: bool(sides.comparable)),
    Part(
        "differences",
        message("What separates them"),
        what_separates,
        lambda sides: bool(sides.comparable),
    ),
    Part("aside", message("Listed, not ranked"), not_ranked, lambda sides: bool(sides.aside)),
    Part(
        "weights",
        message("Weights in doubt"),
        weights_in_doubt,
        lambda sides: sides.is_contest,
    ),
    Part("hours", message("Hours a week"), hours, lambda sides: bool(sides.workload.each)),
    Part(
        "outcomes",
        message("Measured outcomes"),
        outcomes_of_all,
        lambda sides: sides.has_outcomes,
    ),
    Part("method", message("How they are compared"), how_compared),
)
_PART = {part.key: part for part in PARTS}


def sides_of(compared: SideBySide, language: Language = ENGLISH) -> Sides:
    """The platforms in order, with the sections that they give rise to, numbered."""
    sides = Sides(compared, language)
    wanted = [part.key for part in PARTS if part.wanted(sides)]
    sides.sections.update({key: number for number, key in enumerate(wanted, 1)})
    return sides


def heading(sides: Sides, key: str) -> Heading:
    """The heading of a section, which links lead to."""
    return Heading(2, sides.say(_PART[key].title), f"s-{key}", str(sides.sections[key]))


def written(sides: Sides, key: str) -> list[Block]:
    """What stands in a section."""
    return _PART[key].write(sides)


def comparison_of(
    compared: SideBySide, language: Language = ENGLISH, carrying: Carrying | None = None
) -> Report:
    """The whole comparison as blocks, in one language.

    carrying: files that travel along, whose hashes it then names.
    """
    sides = sides_of(compared, language)
    if carrying:
        sides.carrying = carrying
    blocks: list[Block] = [*page_one(sides), PageBreak()]
    for part in sides.sections:
        blocks += [heading(sides, part), *written(sides, part)]
    return Report(
        title=title_of(sides),
        language=language.tag,
        author=sides.organisation or "",
        subject=sides.text("Platforms side by side"),
        keywords=tuple(sides.fingerprints.values()),
        created=max(found.result.as_of for found in compared.by_id.values()),
        footer=caution(sides),
        page_label=sides.text("Page {page} of {pages}"),
        blocks=tuple(blocks),
        direction=language.direction,
        attachments=sides.carrying.attachments,
        seal=seal_words(sides.lead) if sides.carrying.sealed else "",
    )
