"""Why a question is asked, what its answers mean, and what the present answer rests on."""

from assessor.i18n import Language
from assessor.web.plain import html, safe_address
from assessor.web.state import Sitting
from questionnaires.items import Optioned, Question, Source
from questionnaires.response import Backing, BackingKind


def explanation(sitting: Sitting, question: Question, language: Language) -> str:
    """Everything that helps to answer a question well, as HTML."""
    parts = []
    if question.guidance_hint:
        parts.append(f"<p>{html(question.guidance_hint)}</p>")
    parts.append(_meanings(question, language))
    answer = sitting.answer(question.link_id)
    if answer is not None and answer.backing is not None:
        parts.append(_rests_on(answer.backing, sitting, language))
    if answer is not None and answer.comment:
        comment = language.text("Comment: {comment}", comment=answer.comment)
        parts.append(f"<p>{html(comment)}</p>")
    known = sitting.questionnaire.source_by_id
    sources = [known[source] for source in question.sources if source in known]
    if sources:
        entries = "".join(f"<li>{source_line(source, language)}</li>" for source in sources)
        parts.append(f"<p><b>{html(language.text('Sources'))}</b></p><ul>{entries}</ul>")
    body = "".join(parts) or f"<p>{html(language.text('Nothing more is noted here.'))}</p>"
    return f'<div style="font-size:0.875rem">{body}</div>'


def source_line(source: Source, language: Language) -> str:
    """A source with its publisher, date and address, marked where nobody has checked it."""
    address = safe_address(source.url)
    title = html(source.title)
    if address is not None:
        title = f'<a href="{html(address)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    about = ", ".join(filter(None, (source.publisher, source.date)))
    if source.checked is not None and source.verified:
        state = language.text(
            "checked by {who} on {day}",
            who=source.checked.by,
            day=language.date(source.checked.day),
        )
    else:
        state = language.text("unverified: nobody here has compared it with the original")
    return f"<bdi>{title}. {html(about)}.</bdi> <i>{html(state)}</i>"


def _meanings(question: Question, language: Language) -> str:
    """What each option means, where the questionnaire says more than its name."""
    if not isinstance(question, Optioned):
        return ""
    lines = [
        f"<li><b>{html(option.text)}</b>{html(language.colon)}{html(option.hint)}</li>"
        for option in question.answer_option
        if option.hint
    ]
    if not lines:
        return ""
    title = html(language.text("What the answers mean"))
    return f"<p><b>{title}</b></p><ul>{''.join(lines)}</ul>"


def _rests_on(backing: Backing, sitting: Sitting, language: Language) -> str:
    kinds = kind_words(language)
    facts = [kinds[backing.kind]]
    if backing.seen:
        facts.append(language.text("seen {day}", day=language.date(backing.seen)))
    if backing.good_until:
        facts.append(language.text("good until {day}", day=language.date(backing.good_until)))
    source = sitting.questionnaire.source_by_id.get(backing.source or "")
    facts += filter(None, (backing.url, backing.file))
    said, colon = language.text("This answer rests on"), html(language.colon)
    line = f"<p><b>{html(said)}</b>{colon}{html(language.comma.join(facts))}"
    if backing.quote:
        line += f'{colon}<q dir="auto">{html(backing.quote)}</q>'
    if source:
        line += f" {source_line(source, language)}"
    return line + "</p>"


def kind_words(language: Language) -> dict[BackingKind, str]:
    """The kinds of proof as they are written on screen, from thinnest to best."""
    return {
        "assertion": language.text("Our word"),
        "document": language.text("A document"),
        "independent_check": language.text("An outside check"),
    }
