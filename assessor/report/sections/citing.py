"""Which sources a report rests on, and the short numbers that it cites them by."""

from collections.abc import Iterator

from assessor.report.dossier import Dossier


def numbered(dossier: Dossier) -> dict[str, str]:
    """S1, S2 ... for every source of the catalogue that is cited, in the catalogue's order."""
    used = set(_cited(dossier))
    ids = [source.id for source in dossier.questionnaire.sources if source.id in used]
    return {source_id: f"S{number}" for number, source_id in enumerate(ids, 1)}


def _cited(dossier: Dossier) -> Iterator[str]:
    """The id of every source that something in the report names, with repetitions."""
    for group in dossier.questionnaire.groups.values():
        yield from group.sources
    for question in dossier.questionnaire.questions.values():
        yield from question.sources
    for rule in dossier.policy.questions.values():
        if rule.weight.source:
            yield rule.weight.source
    for formula in dossier.policy.derived.values():
        yield from (part.source for part in formula.quantities() if part.source)
    for fact in dossier.facts.facts if dossier.facts else ():
        yield from fact.sources
    for answer in dossier.assessment.answers.values():
        if answer.backing and answer.backing.source:
            yield answer.backing.source
    yield from (each.source for each in dossier.assessment.outcomes if each.source)
