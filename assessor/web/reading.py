"""An answer as a reviewer reads it: what was said, by whom, and what that rests on."""

from collections.abc import Iterator

from assessor.i18n import Language
from assessor.telling.answers import answer_words, proof_words
from assessor.web.figures import MUTED
from assessor.web.matter import Matter
from assessor.web.plain import apart, html, safe_address
from assessor.web.said import computed_words
from assessor.words import role_words
from questionnaires.response import Answer


def answer_read(found: Matter, link_id: str, number: str) -> str:
    """The question and its answer, as HTML."""
    language, question = found.language, found.case.questionnaire.questions[link_id]
    answer = found.record.assessment.answers.get(link_id)
    words = html(
        computed_words(found.result, link_id, language)
        if question.read_only
        else answer_words(answer, question, language)
    )
    lines = [f"<b>{words}</b>{_by(found, link_id)}"]
    if answer is not None and answer.value is not None:
        lines.append(_proof(answer, language))
    if answer is not None and answer.comment:
        comment = apart(answer.comment, language)
        lines.append(html(language.text("Comment: {comment}", comment=comment)))
    lines += [html(one) for one in _flags(found, link_id)]
    body = "".join(f'<p style="margin:2px 0 0" dir="auto">{line}</p>' for line in lines)
    return (
        '<h3 style="font-size:1.05rem;font-weight:600;margin:14px 0 0;padding:0">'
        f"{html(number)} {html(question.text)}</h3>{body}"
    )


def _by(found: Matter, link_id: str) -> str:
    mark, visit = found.record.marks.get(link_id), found.visit
    if mark is None:
        return ""
    said = found.language.text(
        "{who}, {moment}", who=visit.name(mark.by), moment=visit.moment(mark.at)
    )
    return f' <span style="color:{MUTED}">{html(said)}</span>'


def _proof(answer: Answer, language: Language) -> str:
    backing = answer.backing
    if backing is not None:
        typed = ("url", "file", "source", "quote")
        said = {name: getattr(backing, name) for name in typed}
        backing = backing.model_copy(
            update={name: apart(text, language) for name, text in said.items() if text}
        )
    words = html(language.text("Proof: {proof}", proof=proof_words(backing, language)))
    address = safe_address(answer.backing.url) if answer.backing and answer.backing.url else None
    if address is None:
        return words
    opens = html(language.text("Open source"))
    link = f'<a href="{html(address)}" target="_blank" rel="noopener noreferrer">{opens}</a>'
    return f"{words} {link}"


def _flags(found: Matter, link_id: str) -> Iterator[str]:
    """What a reviewer must not overlook about an answer."""
    language = found.language
    for one in found.result.knock_outs:
        if one.link_id != link_id:
            continue
        role = role_words(found.case.policy, one.may_be_lifted_by)
        if one.lifted_by is not None:
            yield language.text(
                "Lifted by {who}: {reason}", who=one.lifted_by, reason=one.lifted_reason or ""
            )
        elif one.certain:
            yield language.text(
                "Rules it out: {reason} {role} may lift it.", reason=one.reason, role=role
            )
        else:
            yield language.text("Might rule it out: {reason}", reason=one.reason)
    standing = found.result.standings.get(link_id)
    if standing is not None and standing.state == "disabled":
        yield language.text("Not asked, because of other answers.")
    elif standing is not None and standing.state == "answered" and standing.backing_weak:
        yield language.text("Proof too thin: this prevents a GO.")
