"""How a questionnaire is laid out on pages: no more than fifteen questions at a time."""

from collections.abc import Iterator
from typing import NamedTuple

from assessor.i18n import Language
from questionnaires.items import GroupItem, Question
from questionnaires.questionnaire import Questionnaire

MOST = 15
"""Questions on one page."""
SCREEN, DECISIVE = "screen", "decisive"
"""The views that no area holds: the first ten minutes, and what matters most now."""


class Part(NamedTuple):
    """One page of questions: its name in addresses, its title, the questions in order."""

    name: str
    title: str
    area: str | None
    members: tuple[str, ...]


def parts(questionnaire: Questionnaire, language: Language) -> tuple[Part, ...]:
    """Every page: the first ten minutes, then each area in one or more."""
    found = list(_areas(questionnaire, language))
    screen = tuple(
        link_id for link_id, question in questionnaire.questions.items() if question.screen
    )
    if screen:
        found.insert(0, Part(SCREEN, language.text("First ten minutes"), None, screen))
    return tuple(found)


def part_of(found: tuple[Part, ...], link_id: str) -> Part | None:
    """The page of its area on which a question stands."""
    return next((part for part in found if part.area and link_id in part.members), None)


def _areas(questionnaire: Questionnaire, language: Language) -> Iterator[Part]:
    areas = questionnaire.areas
    outside = [link_id for link_id, area in questionnaire.area_of.items() if area is None]
    if outside:
        yield from _pages("general", language.text("General"), [outside], language)
    for area in areas:
        yield from _pages(area.link_id, area.text, list(_blocks(area)), language)


def _pages(name: str, title: str, blocks: list[list[str]], language: Language) -> Iterator[Part]:
    """Blocks that stay together, as many on a page as fit."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        for piece in (block[n : n + MOST] for n in range(0, len(block), MOST)):
            if pages[-1] and len(pages[-1]) + len(piece) > MOST:
                pages.append([])
            pages[-1].extend(piece)
    for number, members in enumerate(pages, 1):
        if len(pages) == 1:
            yield Part(name, title, name, tuple(members))
        else:
            words = language.text("{title}, {n} of {all}", title=title, n=number, all=len(pages))
            yield Part(f"{name}-{number}", words, name, tuple(members))


def _blocks(area: GroupItem) -> Iterator[list[str]]:
    """The groups of an area, and the questions that stand alone in it."""
    for item in area.item:
        yield _ids(item)


def _ids(item: Question | GroupItem) -> list[str]:
    if isinstance(item, GroupItem):
        return [question.link_id for question in item.questions()]
    return [item.link_id]
