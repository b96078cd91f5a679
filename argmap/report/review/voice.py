"""How the parts of one map are spoken of: in a sentence of their own, as part of another, by name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.graph import Statement
from argmap.report.review.opening import Openings
from argmap.report.review.words import amount, begin, end, join, join_some, ordinal, tidy
from argmap.report.review.works import Works

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation
    from argmap.finding import Path
    from argmap.graph import Graph, Step

MOST_PLACES = 3
MOST_PREMISES = 6


class Voice:
    """What can be said of the statements of a graph with its verdicts."""

    def __init__(self, graph: "Graph", evaluation: "Evaluation") -> None:
        """Learn which statements are theses, and how the map writes its words."""
        self.graph, self.evaluation = graph, evaluation
        self.theses = [one for one in graph.roots if one.kind == "claim"]
        self.works = Works(graph.sources)
        self._by_path = {one.path: one for one in graph.statements}
        self._ranks = {one: rank for rank, one in enumerate(self.theses)}
        self._sections: dict[str, str] = graph.data.get("sections", {})
        english = str(graph.data.get("paper", {}).get("language", "en")).lower().startswith("en")
        self._openings = Openings(one.text for one in graph.statements) if english else None

    def sentence(self, one: Statement, *others: str) -> str:
        """Return a statement as a sentence, with its place in the paper and what else is to be said."""
        remarks = "; ".join(part for part in (self.place(one), *others) if part)
        text = tidy(one.text)
        return end(f"{text.removesuffix('.')} ({remarks})" if remarks else begin(text))

    def clause(self, one: Statement) -> str:
        """Return `that late fees keep the poorest away`, or the text in quotation marks."""
        lowered = self._openings.lower(tidy(one.text)) if self._openings else None
        return f"“{self.short(one)}”" if lowered is None else f"that {lowered}"

    def that(self, one: Statement) -> str:
        """Return a statement as a clause; of a thesis, which was told already, its name."""
        return self.name(one) if one in self._ranks else self.clause(one)

    def name(self, one: Statement) -> str:
        """Return `the first thesis`, or `the premise that two in five cards are blocked`."""
        if one in self._ranks:
            return "the thesis" if len(self.theses) == 1 else f"the {ordinal(self._ranks[one])} thesis"
        return f"the {one.kind} {self.clause(one)}"

    def name_target(self, target: "Statement | Step") -> str:
        """Return the name of what a challenge attacks."""
        if isinstance(target, Statement):
            return self.name(target)
        reasons = join_some([self.that(one) for one in target.premises], MOST_PREMISES)
        return f"a line of support for {self.name(target.conclusion)}, namely {reasons}"

    def place(self, one: Statement) -> str:
        """Return where the paper says it: `Abstract, ¶ 1; Introduction, ¶ 4`."""
        places = [self._locate(locator) for locator in one.data.get("at", ())]
        named = list(dict.fromkeys(place for place in places if place))
        shown = "; ".join(named[:MOST_PLACES])
        return f"{shown}; and elsewhere" if len(named) > MOST_PLACES else shown

    def section(self, one: Statement) -> str:
        """Return the title of the section that says it first, or nothing."""
        named = [locator["section"] for locator in one.data.get("at", ()) if "section" in locator]
        return tidy(self._sections.get(named[0], named[0])) if named else ""

    def paragraphs(self, one: Statement) -> str:
        """Return in which paragraphs of the section that says it first: `¶ 1, 4`."""
        title = self.section(one)
        places = [self._locate(locator) for locator in one.data.get("at", ())]
        numbers = [place.removeprefix(f"{title}, ¶ ") for place in places if place.startswith(f"{title}, ¶ ")]
        return f"¶ {', '.join(numbers[:MOST_PLACES])}" if numbers else ""

    def find(self, path: "Path") -> Statement | None:
        """Return the statement that a path leads into, or None."""
        return self._by_path.get(path[:2])

    def short(self, one: Statement) -> str:
        """Return the text of a statement for a list, without its full stop."""
        return tidy(one.text).removesuffix(".")

    def _locate(self, locator: dict[str, Any]) -> str:
        section, paragraph = locator.get("section"), locator.get("paragraph")
        title = "" if section is None else tidy(self._sections.get(section, section))
        return ", ".join([title] * bool(title) + [f"¶ {paragraph}"] * (paragraph is not None))

    def ground(self, one: Statement) -> str:
        """Return what stands behind a reason: works, further reasons, or nothing; and whether it fails."""
        cited = self.works.cite(one.data.get("sources", ()))
        steps = len(self.graph.supporting(one))
        if one.kind == "premise":
            grounds = cited or ["an assumption" if "assumption" in one.data else "no source"]
        else:
            grounds = [*cited, *([f"supported by {amount(steps, 'reason')}"] if steps else [])]
            grounds = grounds or ["merely raised" if one.kind == "challenge" else "no reason is given"]
        return ", ".join(["; ".join(grounds), *self._doubt(one, bool(steps))])

    def _doubt(self, one: Statement, has_reasons: bool) -> list[str]:
        doubts = {"defeated": "defeated", "contested": "undecided"}
        if self.evaluation.holds[one.index] is False and has_reasons:
            doubts["unsupported"] = (
                "none of which stands" if len(self.graph.supporting(one)) > 1 else "which fails"
            )
        verdict = self.evaluation.verdict(one)
        return [doubts[verdict]] if verdict in doubts else []

    def reasons(self, statements: Sequence[Statement]) -> str:
        """Return reasons that belong together as one list of clauses."""
        shown = statements[:MOST_PREMISES]
        return join_some([self._reason(one) for one in shown], MOST_PREMISES, len(statements))

    def _reason(self, one: Statement) -> str:
        return f"{self.that(one)} ({self.ground(one)})"

    def names(self, statements: Sequence[Statement], most: int) -> str:
        """Return the names of statements as one list; of one kind, as `the premises that a and that b`."""
        shown = list(statements[:most])
        kinds = {one.kind for one in shown}
        if len(shown) > 1 and len(kinds) == 1 and not any(one in self._ranks for one in shown):
            parts = [self.that(one) for one in shown]
            return f"the {kinds.pop()}s {join_some(parts, most, len(statements))}"
        return (
            join([self.name(one) for one in shown])
            if len(shown) == len(statements)
            else join_some([self.name(one) for one in shown], most, len(statements))
        )
