"""The method in half a page, and the lines to sign on."""

from assessor.assessment import Decision, Signature, SignedAs, SignedCopy
from assessor.i18n import message
from assessor.report.model import (
    Block,
    Callout,
    Column,
    Heading,
    Inline,
    KeyValues,
    ListBlock,
    Paragraph,
    Row,
    Signatory,
    SignOff,
    Span,
    Table,
    Together,
    joined,
    text_of,
    typed,
    words,
)
from assessor.report.sections import instrument
from assessor.report.sections.context import Context
from assessor.words import signed_when

_HASH = 16
SIGNING = ("lead", "legal", "dpo", "decider")
"""The roles that every report has a line for, under whose names it can be signed."""


def method(context: Context) -> list[Block]:
    """The section on how the verdict is reached, for people who are not mathematicians."""
    if context.result.rubric:
        return instrument.method(context)
    say = context.say
    points = (
        say(
            "Each answer has points from 0 to 100 and each question a weight, both set by the "
            "policy with a reason. An area's score is the weighted mean of its questions; the "
            "total is the weighted mean of the areas."
        ),
        say(
            "What nobody knows is not guessed. An open answer counts as its worst and as its best, "
            "so every score is a range; the verdict is firm only where it holds at both ends."
        ),
        say(
            "A knock-out ends the matter whatever the score. It can only be lifted by the role "
            "that the policy names, in writing."
        ),
        say(
            "NO-GO: a knock-out stands, the total is too low, or an area misses its minimum. GO: "
            "the total and every area reach their level, no measure is outstanding, and every "
            "proof is strong enough. Otherwise GO WITH CONDITIONS. NOT YET DECIDABLE: open answers "
            "could still make it a NO-GO."
        ),
        say(
            "An answer out of date, or proposed and not confirmed by a person, is unknown. “Does "
            "not apply” leaves a question out, needs a reason, and is also shown counted as worst."
        ),
        say(
            "Figures are exact and cut off after one decimal, never rounded up. The score orders "
            "the evidence; it does not measure how good a decision is."
        ),
    )
    return [ListBlock(points)]


def sign_off(context: Context) -> list[Block]:
    """The section for the people who decide."""
    decision = context.assessment.decision
    blocks: list[Block] = []
    if decision:
        # Whoever signs, or looks who did, has before them what was signed.
        blocks += _decided(context, decision)
    else:
        blocks.append(
            Paragraph(
                context.say(
                    "No decision has been signed. People decide, not this paper: a decision may "
                    "differ from what the answers point to, and then says why."
                )
            )
        )
    say = context.say
    header = (say("Role"), say("Name"), say("Date"), say("Signature"))
    blocks.append(SignOff(header, _signatories(context, decision), SIGNING))
    blocks = [Together(tuple(blocks))]
    if decision and all(each.account is None for each in decision.signatures):
        blocks.append(
            Paragraph(
                say("The names above were typed by one local person and are not tied to accounts."),
                "note",
            )
        )
    return [*blocks, *_signed_copies(context)]


def _signed_copies(context: Context) -> list[Block]:
    """Earlier papers that people have signed, each for the version that it is of."""
    copies = context.assessment.signed_copies
    if not copies:
        return []
    say = context.say
    intro = say(
        "These reports were signed by certificate, verified, and kept. A signature is for the "
        "version that it stands on, and for no other."
    )
    columns = (
        Column(say("Version"), 0.1),
        Column(say("Signed as"), 0.16),
        Column(say("Name in the certificate, and when"), 0.34),
        Column(say("Handed in"), 0.18),
        Column(say("SHA-256, first digits"), 0.22),
    )
    rows = tuple(_copy_row(context, copy, one) for copy in copies for one in copy.signatures)
    heading = Heading(3, say("Signed copies"), "s-copies")
    return [Together((heading, Paragraph(intro))), Table(columns, rows)]


def _copy_row(context: Context, copy: SignedCopy, one: SignedAs) -> Row:
    return Row(
        (
            words(str(copy.version)),
            title_of(context, one.role),
            joined((typed(one.name), words(signed_when(context.language, one))), "\n"),
            joined((typed(copy.by), context.day(copy.day)), "\n"),
            typed(copy.sha256[:_HASH]),
        )
    )


def _decided(context: Context, decision: Decision) -> list[Block]:
    say = context.say
    pairs: list[tuple[Inline, Inline]] = [
        (say("Decision"), context.signed(decision.verdict)),
        (say("Reasons"), context.theirs(decision.rationale)),
        (say("Review by"), context.day(decision.review_by)),
    ]
    if decision.dpo_advice:
        pairs.append((_whose_advice(context, decision), context.theirs(decision.dpo_advice)))
        pairs.append((say("This advice was"), _advice(context, decision.dpo_advice_accepted)))
    blocks: list[Block] = [KeyValues(tuple(pairs))]
    if decision.dissent:
        blocks.append(Callout(say("Dissent"), context.theirs(decision.dissent)))
    return blocks


def advisers(context: Context, decision: Decision) -> str:
    """In which roles people advised; nothing where it was the data protection officer alone.

    That is also who advised where nothing else is said, as in files from elsewhere.
    """
    if decision.advised_by in ((), ("dpo",)):
        return ""
    roles = (text_of(title_of(context, role)) for role in decision.advised_by)
    return context.language.list(roles)


def _whose_advice(context: Context, decision: Decision) -> Inline:
    roles = advisers(context, decision)
    if not roles:
        return context.say("Advice of the data protection officer")
    return context.say("Advice: {roles}", roles=words(roles))


def _advice(context: Context, accepted: bool | None) -> Inline:
    if accepted is None:
        return context.say("neither accepted nor overruled yet")
    return context.say("accepted") if accepted else context.say("overruled; see the reasons")


def _signatories(context: Context, decision: Decision | None) -> tuple[Signatory, ...]:
    """The four usual lines, filled in where somebody signed, and whoever else did."""
    signatures = decision.signatures if decision else ()
    signed = {each.role: each for each in signatures}
    others = [each for each in signatures if each.role not in SIGNING]
    return (
        *(_signatory(context, title_of(context, role), signed.get(role)) for role in SIGNING),
        *(_signatory(context, title_of(context, each.role), each) for each in others),
    )


def title_of(context: Context, role: str) -> Inline:
    """What somebody signs as."""
    usual = {
        "lead": message("Lead"),
        "legal": message("Legal"),
        "dpo": message("Data protection officer"),
        "decider": message("Decider"),
    }
    return context.say(usual[role]) if role in usual else context.role(role)


def _signatory(context: Context, role: Inline, signature: Signature | None) -> Signatory:
    if signature is None:
        return Signatory(role)
    mark = context.say("signed")
    if signature.account:
        mark = (*mark, Span(" "), *typed(signature.account))
    return Signatory(role, typed(signature.name), context.day(signature.day), mark)
