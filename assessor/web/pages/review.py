"""Review: what was answered, what is said about it, what is promised, and who signs."""

import streamlit as st

from assessor.numbering import question_numbers
from assessor.telling.versions import Stage, stage, stage_words
from assessor.web.compared_versions import compared_versions
from assessor.web.exceptions import knock_outs
from assessor.web.figures import MUTED, picture
from assessor.web.forms import done
from assessor.web.matter import Matter, matter_of, open_words, to_look_at
from assessor.web.measures import conditions, measures
from assessor.web.parts import parts
from assessor.web.plain import html, label
from assessor.web.remarks import question_remarks, whole_remarks
from assessor.web.room import enter
from assessor.web.sending import offer
from assessor.web.signed_copies import copies_lines
from assessor.web.visit import QUESTION, VERSION, VIEW, Going, Visit, to
from assessor.words import verdict_words
from assessor.workflow.record import Record

COMMENTS, CONDITIONS, VERSIONS = "comments", "conditions", "versions"
_ASKED, _FIRST = "?asked", "?first"
_MOST = 15
"""Questions at a time, as on the page where they are answered."""


def review_page(visit: Visit, record: Record) -> Going | None:
    """Draw the review of the assessment that is open."""
    found = matter_of(visit, record)
    view = _view(found)
    enter(f"review-{record.id}-{view}")
    st.html(_head(found))
    done()
    offer(visit, record)
    going = _copies(found)
    _choose(found)
    if view == COMMENTS:
        _comments(found)
    elif view == CONDITIONS:
        knock_outs(found, question_numbers(found.case.questionnaire))
        measures(found)
        conditions(found)
    else:
        going = compared_versions(found) or going
    return going or _onward(found)


def _copies(found: Matter) -> Going | None:
    """What has been signed on paper of the decisions here, and the way to sign one more."""
    language, record = found.language, found.record
    with st.container():
        if not any(one.state == "decided" for one in record.kept):
            return None
        lines = copies_lines(found.visit, record)
        words = html(language.text("Signed copies"))
        none = html(language.text("None is kept yet."))
        body = f'<ul style="margin:0">{lines}</ul>' if lines else f'<p style="margin:0">{none}</p>'
        st.html(
            '<section style="overflow-wrap:anywhere"><h2 style="font-size:1.15rem;margin:8px 0 0;'
            f'padding:0">{words}</h2>{body}</section>'
        )
        words = language.text("Sign the report, or hand in a signed copy")
        if st.button(label(words), key=f"{record.id}-to-copies"):
            return to("result", record.id)
    return None


def _view(found: Matter) -> str:
    """The part that was chosen, or that the address names; a version asks for differences."""
    key = f"{found.record.id}-review-view"
    if key not in st.session_state:
        asked = VERSIONS if VERSION in st.query_params else st.query_params.get(VIEW)
        known = (COMMENTS, CONDITIONS, VERSIONS)
        st.session_state[key] = asked if asked in known else COMMENTS
    return str(st.session_state[key] or COMMENTS)


def _choose(found: Matter) -> None:
    language = found.language
    titles = {
        COMMENTS: language.text("Answers and comments"),
        CONDITIONS: language.text("Conditions"),
        VERSIONS: language.text("Versions"),
    }
    st.segmented_control(
        label(language.text("Part of the review")),
        list(titles),
        format_func=lambda name: label(titles[name]),
        required=True,
        key=f"{found.record.id}-review-view",
        label_visibility="collapsed",
    )


def _head(found: Matter) -> str:
    language, record, result = found.language, found.record, found.result
    where = stage(record, found.visit.desk.today())
    verdict = verdict_words(language, result.recommendation)
    mark = picture(result.recommendation, 22) if result.recommendation else ""
    counted = open_words(language, result)
    lines = [_state_words(found, where)]
    decision = record.assessment.decision
    if decision is not None:
        lines.append(
            language.text(
                "Signed: {verdict} by {names}. {reason}",
                verdict=verdict_words(language, decision.verdict),
                names=language.list(one.name for one in decision.signatures),
                reason=decision.rationale,
            )
        )
    told = "".join(f'<p style="margin:4px 0 0" dir="auto">{html(line)}</p>' for line in lines)
    return (
        '<h1 style="font-size:1.35rem;margin:0;padding:0">'
        f"{html(record.assessment.name)}</h1>"
        f'<p style="margin:8px 0 0;display:flex;gap:8px;align-items:center">{mark}'
        f"<b>{html(verdict)}</b></p>"
        f'<p style="margin:2px 0 0;color:{MUTED}">{html(counted)}</p>{told}'
    )


def _state_words(found: Matter, where: Stage) -> str:
    """Where it is in its review, and whose turn it is."""
    language, record, visit = found.language, found.record, found.visit
    owner = visit.name(record.owner)
    mine = record.owner == visit.person.ref
    turn = {
        "draft": language.text("You send it for review.")
        if mine
        else language.text("Its owner, {owner}, sends it for review.", owner=owner),
        "returned": language.text("You answer the comments and send it again.")
        if mine
        else language.text(
            "Its owner, {owner}, answers the comments and sends it again.", owner=owner
        ),
        "in_review": language.text("Legal comments, advises or returns it; a decider signs."),
        "advised": language.text("A decider accepts the advice or overrules it, and signs."),
        "decided": language.text("It is locked. Reopening begins the next version."),
        "due": language.text("Its review date has come: reopen it, look again, decide anew."),
        "superseded": "",
    }[where]
    state = language.text(
        "Version {n}, {stage}.", n=record.version, stage=stage_words(language, where)
    )
    return f"{state} {turn}"


def _comments(found: Matter) -> None:
    """What is said about all of it, and about each question, some at a time."""
    language, record = found.language, found.record
    st.html(_title(language.text("About all of it")))
    whole_remarks(found.visit, record.id)
    st.html(_title(language.text("Question by question")))
    offered = _offered(found)
    titles = {name: title for name, (title, _) in offered.items()}
    key = f"{record.id}-review-part"
    if st.session_state.get(key) not in offered:
        st.session_state[key] = next(iter(offered))
    with st.container(key="parts-of-review"):
        chosen = st.segmented_control(
            label(language.text("Which questions")),
            list(titles),
            format_func=lambda name: label(titles[name]),
            required=True,
            key=key,
            label_visibility="collapsed",
        )
    numbers = question_numbers(found.case.questionnaire)
    _, members = offered[chosen or next(iter(offered))]
    for link_id in members:
        question_remarks(found.visit, record.id, link_id, numbers[link_id])


def _offered(found: Matter) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The questions in parts: the one that the address names, those to look at first, areas."""
    language, questionnaire = found.language, found.case.questionnaire
    offered: dict[str, tuple[str, tuple[str, ...]]] = {}
    first = to_look_at(found)[:_MOST]
    asked = st.query_params.get(QUESTION)
    if asked is not None and asked in questionnaire.questions:
        # What else matters follows, so that a second comment needs no further way.
        others = tuple(one for one in first if one != asked)
        offered[_ASKED] = language.text("The question you were sent"), (asked, *others)[:_MOST]
    elif first:
        offered[_FIRST] = language.text("Look at first"), first
    for part in parts(questionnaire, language):
        if part.area is not None:
            offered[part.name] = part.title, part.members
    return offered


def _title(words: str) -> str:
    return f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{html(words)}</h2>'


def _onward(found: Matter) -> Going | None:
    """On a phone the navigation is out of sight: the page ends with its next steps."""
    language, record = found.language, found.record
    with st.container(horizontal=True, key="review-onward"):
        result = st.button(label(language.text("See the result")), key=f"{record.id}-to-result")
        answers = st.button(label(language.text("To the questions")), key=f"{record.id}-to-assess")
    if result:
        return to("result", record.id)
    return to("assess", record.id) if answers else None
