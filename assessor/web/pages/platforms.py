"""Platforms: what is known about each, from where, since when, and how far it was checked."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from assessor.languages.laying import in_language
from assessor.numbering import question_numbers
from assessor.report.model import text_of
from assessor.report.sections.values import value_words
from assessor.web.begin import offer
from assessor.web.emphasis import main
from assessor.web.explain import source_line
from assessor.web.figures import MUTED, RULE
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.views import by_address, to_address
from assessor.web.visit import Going, Visit
from assessor.workflow import beginning, judging
from questionnaires.fact_sheet import Fact, FactSheet
from questionnaires.questionnaire import Questionnaire

_CHOSEN = "platform-shown"


def platforms_page(visit: Visit) -> Going | None:
    """Draw the facts about one platform; lead to an assessment of it."""
    enter("platforms")
    language = visit.language
    asked = visit.judges(judging.in_use().judges).questionnaire
    sheets = {sheet.id: in_language(sheet, language) for sheet in beginning.sheets(asked.id)}
    why = language.text(
        "Dated facts about each platform. They are proposed in an assessment and count once "
        "somebody has confirmed them there."
    )
    st.html(
        '<h1 style="font-size:1.75rem;margin:0;padding:0">'
        f'{html(language.text("Platforms"))}</h1><p style="margin:4px 0 0">{html(why)}</p>'
    )
    sheet = sheets.get(_chosen(visit, sheets))
    if sheet is None:
        none = language.text("There are no fact sheets here. Any platform can be assessed by name.")
        st.html(f"<p>{html(none)}</p>")
        return None
    st.html(_head(sheet, visit))
    going = None
    if judging.leads(visit.person):
        words = language.text("Assess {platform}", platform=sheet.platform)
        if st.button(label(words), key="platform-assess", type=main()):
            going = offer(platform=sheet.id)
    st.html(_facts(sheet, asked, visit))
    return going


def _chosen(visit: Visit, sheets: dict[str, FactSheet]) -> str:
    """The platform on show, by choice or by the address."""
    if not sheets:
        return ""
    first = next(iter(sheets))
    chosen = st.pills(
        label(visit.language.text("Platform")),
        list(sheets),
        format_func=lambda name: label(sheets[name].platform),
        required=True,
        key=by_address(_CHOSEN, sheets),
        label_visibility="collapsed",
    )
    to_address(_CHOSEN, chosen or first)
    return chosen or first


def _head(sheet: FactSheet, visit: Visit) -> str:
    language, today = visit.language, visit.desk.today()
    facts = sheet.facts
    verified = sum(1 for fact in facts if fact.verified)
    stale = len(list(beginning.stale_facts(sheet, today)))
    said = [
        language.plural("{n} fact", "{n} facts", len(facts)),
        language.plural(
            "{n} compared with its original", "{n} compared with their originals", verified
        ),
        language.plural("{n} out of date", "{n} out of date", stale),
        language.text("compiled {day}", day=language.date(sheet.compiled)),
    ]
    note = f'<p style="margin:4px 0 0">{html(sheet.note)}</p>' if sheet.note else ""
    return (
        f'<h2 style="font-size:1.4rem;margin:12px 0 0;padding:0">{html(sheet.platform)}</h2>'
        f'<p style="margin:2px 0 0;color:{MUTED}">{html(" · ".join(said))}</p>{note}'
    )


def _facts(sheet: FactSheet, asked: Questionnaire, visit: Visit) -> str:
    """The facts, area by area of the questions that they inform."""
    areas = {area.link_id: area.text for area in asked.areas}
    found: dict[str | None, list[Fact]] = {name: [] for name in (*areas, None)}
    for fact in sheet.facts:
        found[asked.area_of.get(fact.link_id or "")].append(fact)
    other = visit.language.text("Beyond the questions")
    return "".join(
        f'<h3 style="font-size:1.15rem;margin:18px 0 0;padding:0">'
        f"{html(areas.get(name or '', other))}</h3>{_list(facts, asked, visit)}"
        for name, facts in found.items()
        if facts
    )


def _list(facts: Sequence[Fact], asked: Questionnaire, visit: Visit) -> str:
    drawn = "".join(_fact(fact, asked, visit) for fact in facts)
    return f'<ul style="list-style:none;margin:0;padding:0">{drawn}</ul>'


def _fact(fact: Fact, asked: Questionnaire, visit: Visit) -> str:
    language, today = visit.language, visit.desk.today()
    quote = (
        f'<p style="margin:2px 0"><q dir="auto">{html(fact.quote)}</q></p>' if fact.quote else ""
    )
    note = f'<p style="margin:2px 0">{html(fact.note)}</p>' if fact.note else ""
    known = [asked.source_by_id[one] for one in fact.sources if one in asked.source_by_id]
    sources = "".join(f"<li>{source_line(source, language)}</li>" for source in known)
    return (
        f'<li style="border-bottom:1px solid {RULE};padding:8px 0;margin:0">'
        f'<p style="margin:0;font-weight:600">{html(fact.statement)}</p>{_age(fact, today, visit)}'
        f"{quote}{_informs(fact, asked, visit)}{note}"
        f'<ul style="margin:2px 0 0;font-size:0.875rem">{sources}</ul></li>'
    )


def _age(fact: Fact, today: date, visit: Visit) -> str:
    """When it was seen, how long it is good for, and who has compared it."""
    language = visit.language
    seen, until = language.date(fact.seen), language.date(fact.good_until)
    words = language.text("Seen {seen}, good until {until}.", seen=seen, until=until)
    if fact.stale(today):
        words = language.text(
            "Out of date: seen {seen}, good until {until}. Look again before you rely on it.",
            seen=seen,
            until=until,
        )
    if fact.checked is not None and fact.verified:
        checked = language.text(
            "Compared with the original by {who} on {day}.",
            who=fact.checked.by,
            day=language.date(fact.checked.day),
        )
    else:
        checked = language.text("Unverified: nobody here has compared it with the original.")
    strong = "font-weight:600" if fact.stale(today) else f"color:{MUTED}"
    return (
        f'<p style="margin:2px 0;font-size:0.875rem"><span style="{strong}">{html(words)}</span> '
        f"<i>{html(checked)}</i></p>"
    )


def _informs(fact: Fact, asked: Questionnaire, visit: Visit) -> str:
    """The question that it is about, and the answer that it proposes, if any."""
    language = visit.language
    question = asked.questions.get(fact.link_id or "")
    if question is None:
        return ""
    about = f"{question_numbers(asked)[question.link_id]} {question.text}"
    words = language.text("For {question}", question=about)
    proposes = language.text("It proposes no answer: that is for you.")
    if fact.value is not None:
        answer = text_of(value_words(question, fact.value, language))
        proposes = language.text("It proposes: {answer}.", answer=answer)
    return f'<p style="margin:2px 0">{html(words)} {html(proposes)}</p>'
