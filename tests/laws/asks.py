"""One question and one answer as plain records.

A record states outright what each answer is worth, so that the laws can be checked
by reading it, without asking the code whose laws they are.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
LASTS = 100
"""Days for which backing lasts, where a policy limits it."""

BACKINGS = ("assertion", "document", "independent_check")
MEASURES = ("plan", "review", "training")
BOARD = "board"
"""The only role that may lift a knock-out."""

Value = bool | int | str | tuple[str, ...]
State = Literal["answered", "unknown", "absent", "expired", "unconfirmed", "not_applicable"]
OPEN: tuple[State, ...] = ("unknown", "absent", "expired", "unconfirmed")
Rule = Mapping[str, Any]


class Worth(NamedTuple):
    """What one answer comes to: points, whether it knocks out, what it calls for."""

    points: int
    knocks: bool = False
    measures: frozenset[str] = frozenset()


class Backed(NamedTuple):
    """What an answer rests on; `expired` and `old` no longer count."""

    kind: str
    age: Literal["fresh", "expired", "old"] = "fresh"


class Given(NamedTuple):
    """What the response says about one question."""

    state: State
    value: Value | None = None
    backed: Backed | None = None

    @property
    def open(self) -> bool:
        """Whether this counts as unknown."""
        return self.state in OPEN

    @property
    def document(self) -> dict[str, Any]:
        """The answer as it stands in a response file."""
        if self.state == "unknown":
            return {"unknown": {}}
        if self.state == "not_applicable":
            return {"not_applicable": "It does not arise here."}
        said: dict[str, Any] = {"value": self.value}
        if self.state == "expired":
            said["good_until"] = YESTERDAY
        if self.state == "unconfirmed":
            said["prefill"] = {"origin": "A fact sheet"}
        if self.backed is not None:
            said["backing"] = {"kind": self.backed.kind}
            if self.backed.age == "expired":
                said["backing"]["good_until"] = YESTERDAY
            if self.backed.age == "old":
                said["backing"]["seen"] = TODAY - timedelta(days=LASTS + 1)
        return said


PROVEN = Backed("independent_check")


class Ask(NamedTuple):
    """One question with all that the policy says of it.

    worth: by every value that can be answered, single choices before combined ones.
    levels: what the policy writes, one entry for each option or step; a figure is its own
    points and has two, its ends. group: a group inside the area. backing: what the policy
    demands in so many words.
    """

    link_id: str
    kind: Literal["choice", "multiple_choice", "boolean", "number", "scale", "figure", "date"]
    area: str
    group: str | None
    weight: int
    levels: tuple[tuple[Value, Worth], ...]
    worth: Mapping[Value, Worth]
    combine: str = "worst"
    exclusive: str | None = None
    backing: str | None = None
    blocks_go: bool = False
    subject: str = "organisation"
    rule: Rule | None = None
    scored: bool = True

    @property
    def needed(self) -> int | None:
        """The place in BACKINGS of the least backing that is enough; None if none is asked for."""
        if not self.scored:
            return None
        asked_for = BACKINGS.index(self.backing) if self.backing else None
        if any(worth.knocks for _, worth in self.levels):
            return max(asked_for or 0, BACKINGS.index("document"))
        return asked_for

    @property
    def best(self) -> Value:
        """The best answer that knocks nothing out; of several the first that the policy lists.

        Where choices add up, it is all that add anything, if they beat every single one.
        """
        adding = (value for value, worth in self.levels if worth.points and value != self.exclusive)
        together = tuple(map(str, adding)) if self.combine == "sum" else ()
        single = [value for value in self._listed if not self.worth[value].knocks]
        best = max(single, key=lambda value: self.worth[value].points)
        better = together in self.worth and self.worth[together].points > self.worth[best].points
        return together if better else best

    @property
    def worst(self) -> Value:
        """The worst answer; of several one that knocks out, and the first that is listed."""
        return min(
            self._listed,
            key=lambda value: (self.worth[value].points, not self.worth[value].knocks),
        )

    @property
    def _listed(self) -> list[Value]:
        """Every single answer in the order of the policy."""
        several = self.kind == "multiple_choice"
        return [(str(value),) if several else value for value, _ in self.steps]

    @property
    def item(self) -> dict[str, Any]:
        """The question as it stands in a questionnaire file."""
        item: dict[str, Any] = {
            "link_id": self.link_id,
            "type": "number" if self.kind == "figure" else self.kind,
            "text": f"What about {self.link_id}?",
            "subject": self.subject,
            "allow_not_applicable": not any(worth.knocks for _, worth in self.levels),
        }
        if self.rule is not None:
            item["enable_when"] = self.rule
        if self.kind in ("choice", "multiple_choice"):
            item["answer_option"] = [
                {"code": code, "text": code, "exclusive": code == self.exclusive}
                for code, _ in self.levels
            ]
        if self.kind in ("number", "scale"):
            item |= {"minimum": 0, "maximum": len(self.levels) - 1}
        if self.kind == "number":
            item["whole"] = True
        if self.kind == "figure":
            item |= {"minimum": 0, "maximum": 100}
        return item

    @property
    def scoring(self) -> dict[str, Any]:
        """The question as it stands in a policy file."""
        scoring: dict[str, Any] = {
            "weight": self.weight,
            "combine": self.combine,
            "blocks_go": self.blocks_go,
        }
        if self.kind == "figure":
            scoring["value_is_points"] = True
        else:
            scoring["levels"] = [self._level(value, worth) for value, worth in self.steps]
        if self.backing is not None:
            scoring["backing"] = self.backing
        return scoring

    @property
    def steps(self) -> tuple[tuple[Value, Worth], ...]:
        """The levels as the policy lists them: numbers from the top, since the first fit counts."""
        return self.levels[::-1] if self.kind in ("number", "scale", "figure") else self.levels

    def _level(self, value: Value, worth: Worth) -> dict[str, Any]:
        level: dict[str, Any] = {"points": worth.points, "measures": tuple(sorted(worth.measures))}
        if self.kind == "date":
            level |= _within(value, last=value == self.levels[-1][0])
        elif self.kind not in ("number", "scale"):
            level["answer"] = value
        elif value:
            level["at_least"] = value
        else:
            level["otherwise"] = True
        if worth.knocks:
            level["knock_out"] = {"reason": "Not with us.", "may_be_lifted_by": BOARD}
        return level

    def name_of(self, value: Value) -> str:
        """What a result calls this answer."""
        if isinstance(value, tuple):
            return ", ".join(value)
        if self.kind == "date":
            within = _within(value, last=value == self.levels[-1][0])
            return " ".join(str(part) for part in within.popitem() if part is not True)
        if self.kind == "figure":
            return f"{value}.0"
        if self.kind in ("number", "scale"):
            return f"at_least {value}" if value else "otherwise"
        return str(value).lower() if isinstance(value, bool) else str(value)


def day_after(days: int) -> str:
    """A day so many days after today, as answers write it."""
    return (TODAY + timedelta(days=days)).isoformat()


def _within(day: Value, *, last: bool) -> dict[str, Any]:
    """The level that ends with a day; the last level has no end."""
    days = (date.fromisoformat(str(day)) - TODAY).days
    return {"otherwise": True} if last else {"within_days": days}
