"""A comparison as a page of text for a terminal; the PDF says it all."""

from collections.abc import Iterator, Sequence

from assessor.comparing.hours import Workload, workload
from assessor.comparing.side_by_side import SideBySide
from assessor.comparing.words import (
    area_name,
    first_words,
    listed,
    reasons_aside,
    standing_words,
)
from assessor.i18n import ENGLISH, Language
from assessor.summary import VERDICT_WIDTH, one_line, pointed_words, sentence, shortened, wrapped
from assessor.words import percent_words, score_words
from scoring.comparison import Placed
from scoring.differences import Difference
from scoring.robustness import WeightInterval

_NAME_WIDTH = 32


def summary(compared: SideBySide, language: Language = ENGLISH) -> str:
    """The ranking and what it rests on; then who is not ranked, and why."""
    return "\n".join(_Summary(compared, language).lines())


class _Summary:
    """One comparison being put into lines."""

    def __init__(self, compared: SideBySide, language: Language) -> None:
        self._compared = compared
        self._comparison = compared.comparison
        self._language = language
        self._text = language.text

    def lines(self) -> Iterator[str]:
        """All lines, in the order in which a reader needs them."""
        width = max(len(self._name(one)) for one in self._compared.names)
        for each in self._comparison.ranking:
            yield from wrapped(self._ranked(each, width), "")
        for one in self._compared.names:
            if one in self._comparison.aside or one in self._compared.unjudged:
                yield from wrapped(self._listed(one, width), "")
                reasons = [said.text(self._language) for said in reasons_aside(self._compared, one)]
                yield from shortened(self._language, reasons)
        if any(found.case.assessment.illustrative for found in self._compared.by_id.values()):
            yield from wrapped(self._text("Illustrative: made up to show how things work."), "  ")
        yield from wrapped(self._order(), "  ")
        for head, entries in self._parts():
            if entries:
                yield f"  {head}"
                yield from shortened(self._language, entries)

    def _ranked(self, each: Placed, width: int) -> str:
        row = self._compared.robustness.of(each.id)
        first = first_words(self._language, row.first_whatever, row.first_at_best) if row else ""
        line = f"{each.rank:>2}  {self._scored(each.id, width)}"
        if len(self._comparison.ranking) == 1:
            return line
        return self._text("{line}, first in {first}", line=line, first=first)

    def _listed(self, one: str, width: int) -> str:
        if one in self._compared.unjudged:
            return f" -  {self._name(one):<{width}}  {self._text('not judged')}"
        return self._text("{line}, not ranked", line=f" -  {self._scored(one, width).rstrip()}")

    def _scored(self, one: str, width: int) -> str:
        result = self._compared.by_id[one].result
        verdict = pointed_words(self._compared.by_id[one], self._language)
        score = "" if result.rubric else f" {score_words(self._language, result.total)}"
        return f"{self._name(one):<{width}}  {verdict:<{VERDICT_WIDTH}}{score}"

    def _name(self, one: str) -> str:
        name = one_line(self._compared.names[one])
        return name if len(name) <= _NAME_WIDTH else f"{name[: _NAME_WIDTH - 1]}…"

    def _order(self) -> str:
        days = {found.result.as_of.isoformat() for found in self._compared.by_id.values()}
        as_of = self._text("As of {days}.", days=listed(self._language, sorted(days)))
        if len(self._comparison.ranking) <= 1:
            return as_of
        said = (
            self._text("The order holds whatever the open answers turn out to be.")
            if self._compared.settled
            else self._text("The ranges overlap: the order is open.")
        )
        counted = self._text("“First in” counts the ways of weighing the areas.")
        return f"{as_of} {said} {counted}"

    def _parts(self) -> Iterator[tuple[str, list[str]]]:
        """What stands under a head of its own, each with its entries."""
        yield self._text("By area:"), [self._area(place) for place in self._places()]
        yield (
            self._text("What separates them, most telling first:"),
            [self._difference(each) for each in self._compared.differences],
        )
        yield self._text("Never worse, once better:"), self._dominance()
        yield self._text("The leader stays first while:"), self._intervals()
        yield self._text("Hours a week:"), self._hours(workload(self._compared.by_id))

    def _places(self) -> range:
        matrix = self._comparison.matrix
        return range(len(matrix.areas) if len(matrix.ids) > 1 else 0)

    def _area(self, place: int) -> str:
        matrix = self._comparison.matrix
        scores = "; ".join(
            f"{self._name(one)} {score_words(self._language, row[place])}"
            for one, row in zip(matrix.ids, matrix.rows, strict=True)
        )
        return f"{self._area_name(matrix.areas[place])}: {scores}"

    def _area_name(self, area: str) -> str:
        return area_name(self._compared.frame.case.questionnaire, area)

    def _difference(self, each: Difference) -> str:
        answers = "; ".join(
            f"{self._name(one)}: "
            + standing_words(self._language, self._compared.by_id[one], each.link_id, standing)
            for one, standing in each.standings.items()
        )
        points = self._text("{n} points", n=self._language.number(each.tells))
        return f"{each.link_id} ({points}): {answers}"

    def _dominance(self) -> list[str]:
        return [
            self._text(
                "{better} is in no area worse than {worse}, and in one or more better.",
                better=self._name(each.better),
                worse=self._name(each.worse),
            )
            for each in self._comparison.dominance
        ]

    def _intervals(self) -> list[str]:
        if len(self._comparison.ranking) <= 1:
            return []
        return [self._interval(each) for each in self._compared.intervals]

    def _interval(self, each: WeightInterval) -> str:
        return self._text(
            "{name}: {area} weighs {low} to {high} (now {weight})",
            name=self._name(each.id),
            area=self._area_name(each.area),
            low=percent_words(self._language, each.within.low),
            high=percent_words(self._language, each.within.high),
            weight=percent_words(self._language, each.weight),
        )

    def _hours(self, found: Workload) -> list[str]:
        number = self._language.number
        entries = [
            self._text(
                "{name}: {needed} needed, {free} free",
                name=self._name(each.id),
                needed=number(each.needed),
                free=number(each.free),
            )
            for each in found.each
        ]
        entries += [
            self._text(
                "{one} and {other} together: {needed} needed, {free} free",
                one=self._name(pair.one),
                other=self._name(pair.other),
                needed=number(pair.needed),
                free=number(pair.free),
            )
            for pair in found.pairs
        ]
        if found.each and found.unknown:
            names: Sequence[str] = [self._name(one) for one in found.unknown]
            entries.append(self._text("Not known: {names}", names=listed(self._language, names)))
        return [sentence(entry) for entry in entries]
