"""Who is listed but not ranked, and every reason for it."""

from collections.abc import Iterator

from assessor.comparing.words import other_reasons, ruling_out
from assessor.report.comparison.sides import Sides
from assessor.report.model import Block, Heading, Inline, ListBlock, Paragraph, typed


def not_ranked(sides: Sides) -> list[Block]:
    """The whole section."""
    blocks: list[Block] = [
        Paragraph(
            sides.say(
                "No score outweighs a knock-out, and scores that rest on other questions cannot be "
                "held against these. So the following stand beside the ranking, not in it."
            )
        )
    ]
    for one in sides.aside:
        blocks.append(Heading(3, sides.name(one)))
        blocks.append(ListBlock(tuple(_reasons(sides, one))))
    return blocks


def first_reason(sides: Sides, one: str) -> list[Inline]:
    """The first reason why one of them is not ranked, in short."""
    knocked_out = ruling_out(sides.compared, one)
    if not knocked_out:
        return list(_reasons(sides, one))[:1]
    link_id = knocked_out[0].link_id
    question, answer = sides.question(link_id), sides.answer(one, link_id)
    return [sides.say("Ruled out: {question} {answer}", question=question, answer=answer)]


def _reasons(sides: Sides, one: str) -> Iterator[Inline]:
    for found in ruling_out(sides.compared, one):
        yield sides.say(
            "Ruled out: {question} Answer: {answer}. {reason} May be lifted by: {role}.",
            question=sides.question(found.link_id),
            answer=sides.answer(one, found.link_id),
            reason=typed(found.reason),
            role=sides.contexts[one].role(found.may_be_lifted_by),
        )
    for said in other_reasons(sides.compared, one):
        yield sides.say(said.message, **{key: typed(text) for key, text in said.places.items()})
