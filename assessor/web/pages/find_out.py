"""To find out: what is open, who looks, by when; to print, to mail, to answer."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode, urljoin

import streamlit as st

from assessor.finding_out import ToFind, about, as_text, by_area, by_person, to_find
from assessor.web.emphasis import main
from assessor.web.figures import MUTED, RULE
from assessor.web.pages.result import file_stem
from assessor.web.plain import apart, html, label
from assessor.web.room import enter
from assessor.web.state import Sitting
from assessor.web.views import by_address, to_address
from assessor.web.visit import Going, Visit, to
from assessor.workflow.record import Record

_CELL = f"border-bottom:1px solid {RULE};padding:5px 8px 5px 0;vertical-align:top;text-align:start"
PERSON, AREA, PAPER = "person", "area", "paper"
_LONGEST_MAIL = 1_900
"""Characters of a mail's address that every mail program takes."""


def find_out_page(visit: Visit, record: Record) -> Going | None:
    """Draw what is still to be found out about the assessment that is open."""
    sitting = visit.sitting(record)
    sitting.refresh()
    enter(sitting.place("find-out", "page"))
    found = to_find(sitting.case, sitting.result, sitting.as_of)
    st.html(_head(visit, sitting, found))
    if not found:
        see = visit.language.text("See the result")
        return to("result", record.id) if st.button(label(see), type=main()) else None
    how = _how(visit, sitting)
    _ways_out(visit, sitting, found)
    if how == PAPER:
        st.html(_paper(visit, found))
    elif how == AREA:
        st.html(_areas(visit, sitting, found))
    else:
        st.html(_people(visit, sitting, found))
    return None


def _head(visit: Visit, sitting: Sitting, found: Sequence[ToFind]) -> str:
    language = visit.language
    name = html(sitting.assessment.name)
    if not found:
        said = language.text("Nothing is open: every question that is asked has an answer.")
    else:
        settling = sum(1 for one in found if one.settling)
        said = language.plural("{n} answer is open.", "{n} answers are open.", len(found))
        if settling:
            said += " " + language.plural(
                "{n} could change the result by itself.",
                "{n} could change the result, each by itself.",
                settling,
            )
    return (
        f'<h1 style="font-size:1.5rem;margin:0;padding:0">{html(language.text("To find out"))}</h1>'
        f'<p style="margin:4px 0 0;color:{MUTED}">{name}</p>'
        f'<p style="margin:4px 0 0">{html(said)}</p>'
    )


def _how(visit: Visit, sitting: Sitting) -> str:
    """How the list is laid out; a link may say so as well."""
    language = visit.language
    ways = {
        PERSON: language.text("By person"),
        AREA: language.text("By area"),
        PAPER: language.text("On one page, to print"),
    }
    key = sitting.place("find-out", "how")
    chosen = st.segmented_control(
        label(language.text("How to list them")),
        list(ways),
        format_func=lambda way: label(ways[way]),
        required=True,
        key=by_address(key, ways),
        label_visibility="collapsed",
    )
    to_address(key, chosen or PERSON)
    return chosen or PERSON


def _ways_out(visit: Visit, sitting: Sitting, found: Sequence[ToFind]) -> None:
    language = visit.language
    with st.container(horizontal=True, vertical_alignment="center", key="find-out-ways"):
        st.download_button(
            label(language.text("Download the list (text)")),
            _text(visit, sitting, found),
            file_name=f"{file_stem(sitting.record.id)}-to-find-out.txt",
            mime="text/plain",
            on_click="ignore",
        )
        st.html(_mail(visit, sitting, found, None), width="content")


def _people(visit: Visit, sitting: Sitting, found: Sequence[ToFind]) -> str:
    groups = []
    for who, theirs in by_person(found).items():
        name = who or visit.language.text("Nobody looks for these yet")
        mail = "" if who is None else _mail(visit, sitting, theirs, who)
        groups.append(_group(visit, sitting, name, theirs, mail))
    return "".join(groups)


def _areas(visit: Visit, sitting: Sitting, found: Sequence[ToFind]) -> str:
    groups = []
    for area, theirs in by_area(found).items():
        group = sitting.questionnaire.groups.get(area or "")
        name = group.text if group else visit.language.text("General")
        groups.append(_group(visit, sitting, name, theirs, _mail(visit, sitting, theirs, None)))
    return "".join(groups)


def _group(visit: Visit, sitting: Sitting, name: str, found: Sequence[ToFind], mail: str) -> str:
    """Some questions under a title, each a link to where it is answered."""
    lines = "".join(_line(visit, sitting, one) for one in found)
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:0 14px;align-items:baseline;margin-top:16px">'
        f'<h2 style="font-size:1.2rem;margin:0;padding:0">{html(name)} ({len(found)})</h2>{mail}'
        f'</div><ul style="margin:4px 0 0;padding-inline-start:1.2rem">{lines}</ul>'
    )


def _line(visit: Visit, sitting: Sitting, one: ToFind) -> str:
    address = visit.way(to("assess", sitting.record.id, one.link_id))
    note = apart(one.note, visit.language) if one.note else None
    said = about(one._replace(note=note), visit.desk.today(), visit.language)
    more = f'<br><span style="color:{MUTED};font-size:0.875rem">{html(said)}</span>' if said else ""
    return (
        f'<li style="margin:4px 0"><a href="{html(address)}">'
        f"{html(one.number)} {html(one.text)}</a>{more}</li>"
    )


def _mail(visit: Visit, sitting: Sitting, found: Sequence[ToFind], who: str | None) -> str:
    """A link that opens a mail with the list in it, cut where mail programs would cut it."""
    language = visit.language
    title = language.text("To find out: {title}", title=sitting.assessment.name)
    left = list(found)
    address = _mail_address(title, _text(visit, sitting, left), who)
    while len(address) > _LONGEST_MAIL and len(left) > 1:
        left.pop()
        rest = language.plural("And {n} more:", "And {n} more:", len(found) - len(left))
        page = _whole(visit, to("find_out", sitting.record.id))
        text = f"{_text(visit, sitting, left)}\n{rest} {page}\n"
        address = _mail_address(title, text, who)
    words = (
        language.text("Mail this list")
        if who is None
        else language.text("Mail it to {who}", who=who)
    )
    return f'<a href="{html(address)}">{html(words)}</a>'


def _mail_address(title: str, text: str, who: str | None) -> str:
    to_whom = quote(who, safe="@") if who and "@" in who and " " not in who else ""
    return f"mailto:{to_whom}?{urlencode({'subject': title, 'body': text}, quote_via=quote)}"


def _text(visit: Visit, sitting: Sitting, found: Sequence[ToFind]) -> str:
    def address(link_id: str) -> str:
        return _whole(visit, to("assess", sitting.record.id, link_id))

    title = sitting.assessment.name
    return as_text(title, found, visit.desk.today(), visit.language, address)


def _whole(visit: Visit, going: Going) -> str:
    """The address of a page as others can open it."""
    return urljoin(st.context.url or "", visit.address(going))


def _paper(visit: Visit, found: Sequence[ToFind]) -> str:
    """The list as one table with room to write, for the browser to print."""
    language = visit.language
    today = visit.desk.today()
    titles = (
        language.text("Question"),
        language.text("What to know"),
        language.text("Who finds out"),
        language.text("By"),
        language.text("Answer"),
    )
    head = "".join(f'<th scope="col" style="{_CELL}">{html(title)}</th>' for title in titles)
    rows = "".join(
        _row(
            f"{one.number} {one.text}",
            about(one._replace(by=None), today, language),
            one.who or "",
            language.date(one.by) if one.by else "",
        )
        for theirs in by_person(found).values()
        for one in theirs
    )
    how = language.text("Print it with your browser (Ctrl or Cmd and P).")
    title = html(language.text("To find out"))
    return (
        f'<p style="margin:0;color:{MUTED}">{html(how)}</p>'
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{title}">'
        '<table style="border-collapse:collapse;font-size:0.875rem;width:100%">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(*cells: str) -> str:
    """A row that ends in room to write."""
    drawn = "".join(f'<td style="{_CELL}">{html(cell)}</td>' for cell in cells)
    return f'<tr>{drawn}<td style="{_CELL};min-width:6rem"></td></tr>'
