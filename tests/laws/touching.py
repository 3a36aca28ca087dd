"""What touching questions may achieve, put independently of how the code finds the fewest.

Touched, an open question takes its best safe answer, and a known one likewise if it is
in the organisation's power and better; known platform facts and controlling answers
stay. Either way it is then well backed and its measures are met. Untouched, an open
question counts at its worst.
"""

from collections.abc import Collection

from tests.laws.asks import PROVEN, Ask, Given
from tests.laws.cases import Case
from tests.laws.plainly import GO, Filled, Filling, as_given, found, outcome


def fixed(case: Case, ask: Ask) -> bool:
    """Whether a known answer must stay as it is."""
    return ask.subject == "platform" or ask.link_id in case.form.controllers


def untouched(case: Case, ask: Ask) -> Filled:
    """A question as it stands; an open one at its worst."""
    if case.given[ask.link_id].open:
        return found(case, ask, ask.worst, well=False)
    return as_given(case, ask)


def touched(case: Case, ask: Ask) -> Filled:
    """A question after it was touched."""
    given = case.given[ask.link_id]
    if given.open:
        return found(case, ask, ask.best, well=True)
    if given.value is None:
        return as_given(case, ask)
    own, best = given.value, ask.best
    better = ask.worth[own].knocks or ask.worth[best].points > ask.worth[own].points
    value = best if better and not fixed(case, ask) else own
    return Filled(value, thin=False, met=case.form.measures)


def with_known_controllers(case: Case) -> Case:
    """The case once every question that others wait for has the answer that was drawn for it."""
    for ask in case.open:
        if ask.link_id in case.form.controllers:
            value = case.given[ask.link_id].value
            case = case.giving(ask.link_id, Given("answered", value, PROVEN))
    return case


def filling(case: Case, touching: Collection[Ask]) -> Filling:
    """Every question, some of them touched."""
    return {
        ask.link_id: touched(case, ask) if ask in touching else untouched(case, ask)
        for ask in case.form.asks
    }


def suffices(case: Case, touching: Collection[Ask], target: int) -> bool:
    """Whether touching these questions reaches the target, whatever else stays open."""
    plain = outcome(case, filling(case, touching))
    capped = any(
        ask.blocks_go and ask.scored and ask not in touching and ask.link_id in plain.asked
        for ask in case.open
    )
    return plain.verdict >= target and not (target == GO and capped)
