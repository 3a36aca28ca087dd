"""The strip: where the answers point now, on every page and after every answer.

Word, sign and frame each say the verdict on their own, so that neither colour nor a
picture is needed to read it.
"""

from fractions import Fraction

from assessor.i18n import Language
from assessor.report.charts import Limit, RangeRow
from assessor.web.figures import FRAMES, INK, MUTED, RULE, picture, range_bar
from assessor.web.plain import html
from assessor.words import verdict_words
from questionnaires.questionnaire import Questionnaire
from scoring.result import AreaResult, Result

# On a phone the questions need the room; the words above the bars count the minimums met.
# On a short screen they need it even more, and the button below leads to what is open next.
_NARROW = (
    "<style>@media(max-width:640px){.strip-areas{display:none!important}}"
    "@media(max-width:640px) and (max-height:700px){.strip-next{display:none!important}}</style>"
)


def strip(result: Result, questionnaire: Questionnaire, language: Language, saved: str = "") -> str:
    """The whole strip as HTML: verdict, how firm it is, each area, what to answer first.

    saved: when something was saved last, in words.
    """
    areas = "".join(_area(area, questionnaire, language) for area in result.areas)
    return (
        f'<section role="status" aria-label="{html(language.text("Where it stands"))}" '
        f'style="font-size:0.875rem;line-height:1.3;color:{INK};'
        f'border-top:1px solid {RULE};padding-top:6px">'
        '<div style="display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center">'
        f"{_verdict(result, language)}"
        f'<div style="flex:1 1 16rem">{_standing(result, language)} {html(saved)}</div></div>'
        '<div class="strip-areas" '
        'style="display:flex;flex-wrap:wrap;gap:4px 8px;margin-top:4px">'
        f"{areas}</div>{_NARROW}{_next(result, questionnaire, language)}</section>"
    )


def _verdict(result: Result, language: Language) -> str:
    verdict = result.recommendation
    if verdict is None:
        return ""
    return (
        '<div style="display:inline-flex;align-items:center;gap:8px;padding:3px 12px 3px 8px;'
        f'font-weight:700;font-size:1.05rem;{FRAMES[verdict]}">'
        f"{picture(verdict, 26, light=verdict == 'no_go')}"
        f"<span>{html(verdict_words(language, verdict))}</span></div>"
    )


def _standing(result: Result, language: Language) -> str:
    """How firm the verdict is, and how much is answered."""
    if result.firm:
        firm = language.text("Firm: holds whatever the open answers are.")
    elif len(result.possible) > 1:
        firm = language.text(
            "Not firm: {worst} to {best} possible.",
            worst=verdict_words(language, result.possible[0]),
            best=verdict_words(language, result.possible[-1]),
        )
    else:
        firm = language.text("Not firm: an open answer holds it back.")
    out = sum(1 for found in result.knock_outs if found.certain and found.lifted_by is None)
    if out:
        firm += " " + language.plural("{n} answer rules it out.", "{n} answers rule it out.", out)
    floors = [area for area in result.areas if area.floor is not None]
    met = [area for area in floors if area.score and area.score.low >= (area.floor or 0)]
    answered = language.text(
        "{share} % answered. Minimums met: {met} of {all}.",
        share=language.number(result.coverage * 100, digits=0),
        met=len(met),
        all=len(floors),
    )
    return f"{html(firm)} {html(answered)}"


def range_row(area: AreaResult, name: str, language: Language) -> RangeRow:
    """One area's range as data, with the words that stand beside its bar."""
    score, floor, level = area.score, area.floor, area.go_level
    if score is None:
        return RangeRow(name, None, None, language.text("nothing to score"))
    low, high = (language.number(end, digits=0) for end in score)
    words = low if low == high else language.text("{low} to {high}", low=low, high=high)
    judgement = ""
    if floor is not None:
        if score.low >= floor:
            judgement = language.text("met")
        elif score.high >= floor:
            judgement = language.text("may be missed")
        else:
            judgement = language.text("missed even at best")
    return RangeRow(
        name,
        score.low,
        score.high,
        words,
        judgement,
        None if floor is None else Limit(Fraction(floor), ""),
        None if level is None else Limit(Fraction(level), ""),
    )


def _area(area: AreaResult, questionnaire: Questionnaire, language: Language) -> str:
    """One area, narrow enough for four to stand side by side on a phone."""
    group = questionnaire.groups.get(area.id)
    row = range_row(area, group.text if group else area.id, language)
    words = language.comma.join(filter(None, (row.words, row.judgement)))
    return (
        '<div style="flex:1 1 76px;min-width:0;font-size:0.75rem;overflow-wrap:anywhere">'
        f"<b>{html(row.name)}</b>{range_bar(row)}"
        f'<div style="color:{MUTED}">{html(words)}</div></div>'
    )


def _next(result: Result, questionnaire: Questionnaire, language: Language) -> str:
    """The most decisive open question, if there is one, on two lines at most."""
    if not result.open:
        return ""
    first = result.open[0]
    lead = language.text("Answer this first:") if first.settling else language.text("Open next:")
    question = questionnaire.questions[first.link_id].text
    return (
        '<div class="strip-next" style="margin-top:4px;display:-webkit-box;'
        '-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden">'
        f"{html(lead)} <b>{html(question)}</b></div>"
    )
