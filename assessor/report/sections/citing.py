"""Which sources a report rests on, what each is cited for, and their short numbers."""

from collections.abc import Iterator

from assessor.report.dossier import Dossier


def numbered(dossier: Dossier) -> dict[str, str]:
    """S1, S2 ... for every source of the catalogue that is cited, in the catalogue's order."""
    used = cited_for(dossier)
    ids = [source.id for source in dossier.questionnaire.sources if source.id in used]
    return {source_id: f"S{number}" for number, source_id in enumerate(ids, 1)}


def cited_for(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """For each cited source the questions that it is cited for; for outcomes there is none."""
    found: dict[str, dict[str, None]] = {}
    for source_id, link_id in _citations(dossier):
        found.setdefault(source_id, {}).update({link_id: None} if link_id else {})
    order = {link_id: place for place, link_id in enumerate(dossier.questionnaire.questions)}
    return {
        source_id: tuple(sorted(link_ids, key=lambda each: order.get(each, len(order))))
        for source_id, link_ids in found.items()
    }


def _citations(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Every source that something in the report names, and for which question."""
    standings, answers = dossier.result.standings, dossier.assessment.answers
    for link_id, question in dossier.questionnaire.questions.items():
        standing, answer = standings.get(link_id), answers.get(link_id)
        if standing is None or standing.state != "disabled":
            yield from ((source, link_id) for source in question.sources)
        if answer and answer.backing and answer.backing.source:
            yield answer.backing.source, link_id
    for link_id, formula in dossier.policy.derived.items():
        yield from ((part.source, link_id) for part in formula.quantities() if part.source)
    for fact in dossier.facts.facts if dossier.facts else ():
        yield from ((source, fact.link_id or "") for source in fact.sources)
    yield from ((each.source, "") for each in dossier.assessment.outcomes if each.source)
