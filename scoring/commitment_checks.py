"""Lint for promises: measures that nobody asks for, and exceptions that would lift nothing.

A misspelt measure would never count as met, and an exception by the wrong role would
never count at all; whoever wrote it should hear so, not wonder.
"""

from collections.abc import Iterator

from questionnaires.answer_checks import no_question
from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, listed, quoted, suggestion
from questionnaires.questionnaire import Questionnaire
from scoring.commitments import Commitments, LiftedKnockOut
from scoring.criteria import Criterion, criteria_of
from scoring.policy import Policy


def commitment_findings(
    made: Commitments, questionnaire: Questionnaire, policy: Policy
) -> Iterator[Finding]:
    """What is wrong with the commitments of an assessment, seen from what judges it."""
    for position, promise in enumerate(made.measures):
        if promise.measure not in policy.measures:
            yield Finding(
                ("commitments", "measures", position, "measure"),
                Message("there is no measure {measure}", measure=quoted(promise.measure)),
                suggestion(
                    promise.measure, policy.measures, Message("Correct the id, or delete the entry")
                ),
            )
    scored = criteria_of(questionnaire, policy).by_link_id
    for position, lifted in enumerate(made.lifted):
        path: TreePath = ("commitments", "lifted", position)
        if lifted.link_id not in questionnaire.questions:
            yield no_question(
                (*path, "link_id"), lifted.link_id, questionnaire, Message("this lifts")
            )
            continue
        yield from _lifted(path, lifted, scored.get(lifted.link_id))


def _lifted(path: TreePath, lifted: LiftedKnockOut, scored: Criterion | None) -> Iterator[Finding]:
    name = quoted(lifted.link_id)
    stopping = {cell.name: cell.knock_out for cell in scored.cells} if scored else {}
    named = [stopping.get(part) for part in lifted.cell.split(", ")]
    roles = dict.fromkeys(each.may_be_lifted_by for each in named if each is not None)
    if not roles:
        every = [cell for cell, stops in stopping.items() if stops is not None]
        yield Finding(
            (*path, "answer"),
            Message(
                "the answer {cell} of {name} is no knock-out, so nothing is lifted",
                cell=quoted(lifted.cell),
                name=name,
            ),
            Message("Name the answer that knocks out: {answers}", answers=listed(every))
            if every
            else Message("Delete the entry"),
        )
    elif lifted.role not in roles:
        yield Finding(
            (*path, "role"),
            Message(
                "{role} may not lift the knock-out of {name}", role=quoted(lifted.role), name=name
            ),
            Message(
                "Only {names} may: ask them, or delete the entry",
                names=listed([quoted(role) for role in roles]),
            ),
        )
