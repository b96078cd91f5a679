"""How the parts of one map are spoken of: in a sentence of their own, as part of another, by name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.graph import Statement
from argmap.graph.references import REVIEWER
from argmap.report.review.opening import Openings
from argmap.report.review.words import amount, begin, end, join, join_some, ordinal, tidy
from argmap.report.review.works import Works

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation
    from argmap.finding import Path
    from argmap.graph import Graph, Step

MOST_PLACES = 3
MOST_PREMISES = 6
_NOTHING = {"premise": "no source", "challenge": "merely raised"}


class Voice:
    """What can be said of the statements of a graph with its verdicts."""

    def __init__(self, graph: "Graph", evaluation: "Evaluation") -> None:
        """Learn which statements are theses, and how the map writes its words."""
        self.graph, self.evaluation = graph, evaluation
        self.theses = [one for one in graph.roots if one.kind == "claim"]
        self.works = Works(graph.sources)
        self._by_path = {one.path: one for one in graph.statements}
        self._ranks = {one: rank for rank, one in enumerate(self.theses)}
        self._sections = graph.sections
        english = str(graph.data.get("paper", {}).get("language", "en")).lower().startswith("en")
        self._openings = Openings(one.text for one in graph.statements) if english else None

    def sentence(self, one: Statement, *others: str) -> str:
        """Return a statement as a sentence, with its place and what else is to be said.

        Of what the paper does not say, it tells who does.
        """
        implicit = "left implicit in the paper" if "implicit" in one.data else ""
        remarks = "; ".join(part for part in (self.place(one), implicit, *others) if part)
        text = begin(tidy(one.text)) if one.voice is None else self._attribute(one)
        return end(f"{text.removesuffix('.')} ({remarks})" if remarks else text)

    def _attribute(self, one: Statement) -> str:
        """Return what another voice than the paper's says: `We object that fees are fair`."""
        if one.voice == REVIEWER:
            return self._say("We object" if one.kind == "challenge" else "We add", one)
        who = self.who(one.voice)
        if one.kind == "challenge":
            return self._say(f"An objection by {who} is", one)
        return f"According to {who}, {self.clause(one).removeprefix('that ')}"

    def who(self, voice: str | None) -> str:
        """Return what a voice is called: the paper, we, or by its name."""
        if voice is None:
            return "the paper"
        return "us" if voice == REVIEWER else tidy(self.graph.name_voice(voice))

    def reply(self, one: Statement) -> str:
        """Return who gives an answer, and what it is: `the paper replies that fees are fair`."""
        if one.voice is None:
            return self._say("the paper replies", one)
        if one.voice == REVIEWER:
            return self._say("we reply", one)
        return self._say(f"a reply by {self.who(one.voice)} is", one)

    def denial(self, one: Statement) -> str:
        """Return who denies a challenge: `the paper denies that, holding that fees are fair`."""
        if one.voice is None or one.voice == REVIEWER:
            verb = "the paper denies that" if one.voice is None else "we deny that"
            return self._say(f"{verb}, holding", one)
        return self._say(f"it is denied by {self.who(one.voice)}, on the ground", one)

    def _say(self, words: str, one: Statement) -> str:
        clause = self.clause(one)
        return f"{words} {clause}" if clause.startswith("that ") else f"{words}: {clause}"

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

    def whose_step(self, step: "Step") -> str:
        """Return whose step it is, if the paper does not draw it in so many words; or nothing."""
        if by := step.data.get("by"):
            return f"a step added by {self.who(by)}"
        return "a step that the paper leaves implicit" if "implicit" in step.data else ""

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
        parts = {
            "section": tidy(self._sections.get(locator.get("section", ""), locator.get("section", ""))),
            "paragraph": f"¶ {locator.get('paragraph')}",
            "page": tidy(f"p. {locator.get('page')}"),
            "label": tidy(locator.get("label", "")),
        }
        named = ", ".join(words for key, words in parts.items() if key in locator)
        return named or (f"“{tidy(locator['quote'])}”" if "quote" in locator else "")

    def ground(self, one: Statement) -> str:
        """Return what stands behind a reason: works, further reasons, or nothing; and whether it fails."""
        cited = self.works.cite(one.data.get("sources", ()))
        steps = len(self.graph.supporting(one))
        grounds = [*cited, *(["an assumption"] if "assumption" in one.data else [])]
        grounds += [f"supported by {amount(steps, 'reason')}"] if steps else []
        grounds = grounds or [_NOTHING.get(one.kind, "no reason is given")]
        return ", ".join(["; ".join(grounds), *self._doubt(one, steps)])

    def _doubt(self, one: Statement, reasons: int) -> list[str]:
        doubts = {"questioned": "questioned", "defeated": "defeated", "contested": "undecided"}
        if reasons:
            doubts["unsupported"] = "none of which stands" if reasons > 1 else "which fails"
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
