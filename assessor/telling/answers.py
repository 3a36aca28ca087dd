"""One answer as people read it, and what it rests on."""

from assessor.i18n import Language
from assessor.report.model import text_of
from assessor.report.sections.values import value_words
from questionnaires.items import Question
from questionnaires.response import Answer, Backing, Unknown


def answer_words(answer: Answer | None, question: Question | None, language: Language) -> str:
    """An answer as people read it, without a full stop. question None: it is no longer asked."""
    if answer is None:
        return language.text("no answer")
    if answer.not_applicable is not None:
        return language.text("Does not apply here: {reason}", reason=answer.not_applicable)
    if answer.unknown is not None:
        return unknown_words(answer.unknown, language)
    if question is None or answer.value is None:
        return str(answer.value)
    return text_of(value_words(question, answer.value, language))


def unknown_words(unknown: Unknown, language: Language) -> str:
    """That nobody knows yet, and who finds out by when."""
    words = [language.text("We don't know yet.")]
    if unknown.note:
        words.append(unknown.note)
    if unknown.who and unknown.by:
        day = language.date(unknown.by)
        words.append(language.text("{who} finds out by {day}.", who=unknown.who, day=day))
    elif unknown.who:
        words.append(language.text("{who} finds out.", who=unknown.who))
    elif unknown.by:
        words.append(language.text("To be found out by {day}.", day=language.date(unknown.by)))
    return " ".join(words)


def proof_words(backing: Backing | None, language: Language) -> str:
    """What an answer rests on, and where that can be read."""
    if backing is None:
        return language.text("no proof")
    kind = {
        "assertion": language.text("Our word"),
        "document": language.text("A document"),
        "independent_check": language.text("An outside check"),
    }[backing.kind]
    seen = language.text("seen {day}", day=language.date(backing.seen)) if backing.seen else None
    where = backing.url or backing.file or backing.source
    quote = language.text("“{quote}”", quote=backing.quote) if backing.quote else None
    return language.comma.join(filter(None, (kind, where, seen, quote)))
