"""Lint for rubrics: names that lead nowhere, circles, and what could never count.

Findings speak of places inside the policy, such as ("rubric", "groups", "total", ...).
"""

from collections.abc import Iterable, Iterator

from questionnaires.items import MultipleChoiceItem
from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, quoted, suggestion
from questionnaires.questionnaire import Questionnaire
from scoring.criteria import Criteria, criteria_of
from scoring.policy import Policy, QuestionPolicy
from scoring.rubrics.answers import scale_of, step_of
from scoring.rubrics.conditions import Asked, CountOf, names_asked, walk
from scoring.rubrics.groups import WEIGHING, QuestionsOf, ShareMember
from scoring.rubrics.outcome_checks import label_findings, rule_findings
from scoring.rubrics.rubric import Evaluation, Rubric, RubricAnswer
from scoring.rubrics.tree import conditions_of, named

RUBRIC: TreePath = ("rubric",)


def problems(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Everything that is wrong with a policy's rubric; nothing if it has none.

    What rests on values (rules that never hold, weights that sum to nothing) is only
    looked at once every name is known and no groups need each other.
    """
    rubric = policy.rubric
    if rubric is None:
        return
    structural = [*_Names(rubric, policy, questionnaire).findings(), *_circles(rubric)]
    yield from structural
    for finding in _rest(rubric, policy, questionnaire, sound=not structural):
        # A part that was misshapen, and so is not here, could refute any of these.
        yield finding._replace(whole=True)


def _rest(
    rubric: Rubric, policy: Policy, questionnaire: Questionnaire, *, sound: bool
) -> Iterator[Finding]:
    unknown = [*label_findings(rubric), *_tags(rubric, policy)]
    yield from unknown
    if not sound:
        return
    yield from _unused_groups(rubric)
    yield from _unused_questions(rubric, policy)
    criteria = criteria_of(questionnaire, policy)
    tree = Evaluation(rubric, _all_open(criteria))
    empty = [*_weights(rubric, tree), *_products(rubric, tree)]
    yield from empty
    steps = {name: step_of(each) for name, each in criteria.by_link_id.items()}
    for finding in rule_findings(rubric, tree, steps) if not empty else ():
        # What rests on an unknown label or tag never holds; that goes without saying.
        if not any(other.path[: len(finding.path)] == finding.path for other in unknown):
            yield finding


class _Names:
    """Looks up every name that a rubric uses."""

    def __init__(self, rubric: Rubric, policy: Policy, questionnaire: Questionnaire) -> None:
        self.rubric = rubric
        self.policy = policy
        self.questionnaire = questionnaire

    def findings(self) -> Iterator[Finding]:
        """Names that nothing bears, or that the wrong thing bears."""
        rubric = self.rubric
        for name in rubric.groups:
            if name in self.questionnaire.questions:
                yield Finding(
                    (*RUBRIC, "groups", name),
                    Message(
                        "{name} is a group here and a question of the questionnaire",
                        name=quoted(name),
                    ),
                    Message("Give the group another name"),
                )
            yield from self._members(name)
        for path, condition in conditions_of(rubric):
            for place, name, what in names_asked(condition):
                yield from self._asked((*path, *place), name, what)
        if rubric.total is not None and rubric.total not in rubric.groups:
            yield self._no_group((*RUBRIC, "total"), rubric.total)
        elif rubric.total is None:
            yield from self._no_total()

    def _members(self, name: str) -> Iterator[Finding]:
        seen: set[tuple[str, bool]] = set()
        for number, member in enumerate(self.rubric.groups[name].members):
            path = (*RUBRIC, "groups", name, "members", number)
            if isinstance(member, QuestionsOf):
                for each in member.questions_of:
                    if each not in self.rubric.groups:
                        yield self._no_group((*path, "questions_of"), each)
                continue
            for each in named(member):
                yield from self._value(path, each)
                as_share = isinstance(member, ShareMember)
                if (each, as_share) in seen:
                    yield Finding(
                        path,
                        Message(
                            "{each} is already a member of {name}",
                            each=quoted(each),
                            name=quoted(name),
                        ),
                        Message("Remove one of the two; a weight counts a member more than once"),
                    )
                seen.add((each, as_share))

    def _asked(self, path: TreePath, name: str, what: Asked) -> Iterator[Finding]:
        if what in ("value", "share"):
            yield from self._value(path, name)
        elif name not in self.rubric.groups:
            yield self._no_group(path, name)
        elif what == "level" and not self.rubric.groups[name].levels:
            yield Finding(
                path,
                Message("{name} has no levels to ask for", name=quoted(name)),
                Message("Give that group levels"),
            )

    def _value(self, path: TreePath, name: str) -> Iterator[Finding]:
        if name in self.rubric.groups:
            return
        if name in self.questionnaire.questions:
            if name not in self.policy.questions:
                yield Finding(
                    path,
                    Message("{name} has no points in this policy", name=quoted(name)),
                    Message("Give it points under questions, or remove it here"),
                )
        elif name in self.questionnaire.groups:
            yield Finding(
                path,
                Message(
                    "{name} is a group of the questionnaire, not of this rubric", name=quoted(name)
                ),
                Message("List its questions, or make a group of that name here that does"),
                name,
            )
        else:
            known = [*self.rubric.groups, *self.policy.questions]
            yield Finding(
                path,
                Message(
                    "no question and no group of this rubric is called {name}", name=quoted(name)
                ),
                suggestion(name, known, Message("Correct the name, or add that group")),
                name,
            )

    def _no_group(self, path: TreePath, name: str) -> Finding:
        what = Message("no group of this rubric is called {name}", name=quoted(name))
        remedy = suggestion(
            name, self.rubric.groups, Message("Correct the name, or add that group")
        )
        return Finding(path, what, remedy, name)

    def _no_total(self) -> Iterator[Finding]:
        outcomes = self.rubric.outcomes
        if not outcomes:
            yield Finding(
                RUBRIC,
                Message("this rubric has neither a total nor outcomes, so it says nothing"),
                Message("Name the group whose value is the score as total, or add outcomes"),
            )
        for number, rule in enumerate(outcomes):
            if rule.bounded:
                yield Finding(
                    (*RUBRIC, "outcomes", number),
                    Message("these bounds have no value to be held against, for there is no total"),
                    Message("Name a total, or say what is compared with `when` and value_of"),
                )


def _circles(rubric: Rubric) -> Iterator[Finding]:
    circle = rubric.circle
    if not circle:
        return
    if len(set(circle)) == 1:
        what = Message("{circle} would have to be known before itself", circle=quoted(circle[0]))
        remedy = Message("Ask for value_of it only, which inside its own group is its value so far")
    else:
        way = quoted(circle[0])
        for name in circle[1:]:
            way = Message("{group} needs {other}", group=way, other=quoted(name))
        what = Message("these groups go round in a circle: {way}", way=way)
        remedy = Message("Take one of the names out of the circle")
    yield Finding((*RUBRIC, "groups", circle[0]), what, remedy)


def _tags(rubric: Rubric, policy: Policy) -> Iterator[Finding]:
    carried = sorted(
        {tag for each in policy.questions.values() for level in each.levels for tag in level.tags}
    )
    for path, condition in conditions_of(rubric):
        for place, part in walk(condition):
            for tag in part.count_of if isinstance(part, CountOf) else ():
                if tag not in carried:
                    yield Finding(
                        (*path, *place, "count_of"),
                        Message("no answer carries the tag {tag}", tag=quoted(tag)),
                        suggestion(tag, carried, Message("Tag the answers that should count")),
                        tag,
                    )


def _unused_groups(rubric: Rubric) -> Iterator[Finding]:
    used = {rubric.total}
    for group in rubric.groups.values():
        used.update(name for member in group.members for name in named(member))
    for path, condition in conditions_of(rubric):
        used.update(name for _, name, _ in names_asked(condition) if name != path[2])
    for name, group in rubric.groups.items():
        if name not in used and not group.beside:
            yield Finding(
                (*RUBRIC, "groups", name),
                Message("nothing uses the group {name}", name=quoted(name)),
                Message("Make it a member of another, or write `beside: true` if it is only shown"),
            )


def _unused_questions(rubric: Rubric, policy: Policy) -> Iterator[Finding]:
    used = {one for below in rubric.questions_below.values() for one in below}
    counted: set[str] = set()
    for _, condition in conditions_of(rubric):
        used.update(name for _, name, _ in names_asked(condition))
        for _, part in walk(condition):
            counted.update(part.count_of if isinstance(part, CountOf) else ())
    for name, scored in policy.questions.items():
        if name not in used and not _matters_otherwise(scored, counted):
            yield Finding(
                ("questions", name),
                Message(
                    "{name} is in no group of the rubric, so its answer counts nowhere",
                    name=quoted(name),
                ),
                Message("Make it a member of a group, or take its points away"),
            )


def _matters_otherwise(scored: QuestionPolicy, counted: Iterable[str]) -> bool:
    """Whether an answer does something besides adding points."""
    return bool(scored.blocks_go or scored.backing) or any(
        level.knock_out or level.measures or not set(counted).isdisjoint(level.tags)
        for level in scored.levels
    )


def _all_open(criteria: Criteria) -> dict[str, RubricAnswer]:
    """Every question as if nothing were known of it, not even whether it is asked."""
    answers: dict[str, RubricAnswer] = {}
    for link_id, criterion in criteria.by_link_id.items():
        low, high = scale_of(criterion)
        item = criterion.item
        maybe = item.allow_not_applicable or link_id in criteria.questionnaire.rules
        tags = tuple(cell.tags for cell in criterion.cells)
        several = isinstance(item, MultipleChoiceItem)
        answers[link_id] = RubricAnswer(
            link_id, low, high, criterion.weight, "unknown", maybe, (), tags, low, high, several
        )
    return answers


def _weights(rubric: Rubric, tree: Evaluation) -> Iterator[Finding]:
    for name, group in rubric.groups.items():
        weights = [tree.weight(part) for part in rubric.parts[name]]
        if group.combine in WEIGHING and not any(weights):
            yield Finding(
                (*RUBRIC, "groups", name, "members"),
                Message(
                    "every member of {name} weighs 0, so none of them counts", name=quoted(name)
                ),
                Message("Give at least one of them a weight above 0"),
            )


def _products(rubric: Rubric, tree: Evaluation) -> Iterator[Finding]:
    for name, group in rubric.groups.items():
        for part in rubric.parts[name] if group.combine == "product" else ():
            reach = tree.widest[part.name]
            if reach is not None and reach.least.low < 0 and not part.as_share:
                yield Finding(
                    (*RUBRIC, "groups", name, "members"),
                    Message(
                        "{name} can be negative, and would exchange good and bad",
                        name=quoted(part.name),
                    ),
                    Message("Multiply only values from 0 up, or combine by sum"),
                )
