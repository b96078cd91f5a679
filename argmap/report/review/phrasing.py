"""How the parts of one map are spoken of: in a sentence of their own, as part of another, by name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.graph import Locator, Statement
from argmap.report.review.sentence_case import SentenceCase
from argmap.report.review.words import amount, begin, end, join, join_some, ordinal, tidy
from argmap.report.review.works import Works
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph, Step

MOST_PLACES = 3
MOST_PREMISES = 6
_NOTHING = {"premise": "no source", "challenge": "merely raised"}


class Phraser:
    """What can be said of the statements of a graph with its verdicts."""

    def __init__(self, graph: "Graph", evaluation: "Evaluation") -> None:
        """Learn which statements are theses, and how the map writes its words."""
        self.graph, self.evaluation = graph, evaluation
        self.theses = [statement for statement in graph.roots if statement.kind == "claim"]
        self.works = Works(graph.sources)
        self._by_path = {statement.path: statement for statement in graph.statements}
        self._ranks = {statement: rank for rank, statement in enumerate(self.theses)}
        self._sections = graph.sections
        english = str(graph.paper.get("language", "en")).lower().startswith("en")
        self._sentence_case = (
            SentenceCase(statement.text for statement in graph.statements) if english else None
        )

    def sentence(self, statement: Statement, *others: str) -> str:
        """Return a statement as a sentence, with its place and what else is to be said.

        Of what the paper does not say, it tells who does.
        """
        implicit = "left implicit in the paper" if statement.implicit else ""
        remarks = "; ".join(part for part in (self.place(statement), implicit, *others) if part)
        text = begin(tidy(statement.text)) if statement.voice is None else self._attribute(statement)
        return end(f"{text.removesuffix('.')} ({remarks})" if remarks else text)

    def _attribute(self, statement: Statement) -> str:
        """Return what another voice than the paper's says: `We object that fees are fair`."""
        if statement.voice == REVIEWER:
            return self._say("We object" if statement.kind == "challenge" else "We add", statement)
        who = self.who(statement.voice)
        if statement.kind == "challenge":
            return self._say(f"An objection by {who} is", statement)
        return f"According to {who}, {self.clause(statement).removeprefix('that ')}"

    def who(self, voice: str | None) -> str:
        """Return what a voice is called: the paper, we, or by its name."""
        if voice is None:
            return "the paper"
        return "us" if voice == REVIEWER else tidy(self.graph.name_voice(voice))

    def reply(self, statement: Statement) -> str:
        """Return who gives an answer, and what it is: `the paper replies that fees are fair`."""
        if statement.voice is None:
            return self._say("the paper replies", statement)
        if statement.voice == REVIEWER:
            return self._say("we reply", statement)
        return self._say(f"a reply by {self.who(statement.voice)} is", statement)

    def denial(self, statement: Statement) -> str:
        """Return who denies a challenge: `the paper denies that, holding that fees are fair`."""
        if statement.voice is None or statement.voice == REVIEWER:
            verb = "the paper denies that" if statement.voice is None else "we deny that"
            return self._say(f"{verb}, holding", statement)
        return self._say(f"it is denied by {self.who(statement.voice)}, on the ground", statement)

    def _say(self, words: str, statement: Statement) -> str:
        clause = self.clause(statement)
        return f"{words} {clause}" if clause.startswith("that ") else f"{words}: {clause}"

    def clause(self, statement: Statement) -> str:
        """Return `that late fees keep the poorest away`, or the text in quotation marks."""
        lowered = self._sentence_case.lower(tidy(statement.text)) if self._sentence_case else None
        return f"“{self.short(statement)}”" if lowered is None else f"that {lowered}"

    def that(self, statement: Statement) -> str:
        """Return a statement as a clause; of a thesis, which was told already, its name."""
        return self.name(statement) if statement in self._ranks else self.clause(statement)

    def name(self, statement: Statement) -> str:
        """Return `the first thesis`, or `the premise that two in five cards are blocked`."""
        if statement in self._ranks:
            return "the thesis" if len(self.theses) == 1 else f"the {ordinal(self._ranks[statement])} thesis"
        return f"the {statement.kind} {self.clause(statement)}"

    def name_target(self, target: "Statement | Step") -> str:
        """Return the name of what a challenge attacks."""
        if isinstance(target, Statement):
            return self.name(target)
        reasons = join_some([self.that(statement) for statement in target.premises], MOST_PREMISES)
        return f"a line of support for {self.name(target.conclusion)}, namely {reasons}"

    def whose_step(self, step: "Step") -> str:
        """Return whose step it is, if the paper does not draw it in so many words; or nothing."""
        if step.voice:
            return f"a step added by {self.who(step.voice)}"
        return "a step that the paper leaves implicit" if step.implicit else ""

    def place(self, statement: Statement) -> str:
        """Return where the paper says it: `Abstract, ¶ 1; Introduction, ¶ 4`."""
        places = [self._locate(locator) for locator in statement.locators]
        named = list(dict.fromkeys(place for place in places if place))
        shown = "; ".join(named[:MOST_PLACES])
        return f"{shown}; and elsewhere" if len(named) > MOST_PLACES else shown

    def section(self, statement: Statement) -> str:
        """Return the title of the section that says it first, or nothing."""
        section = statement.section
        return tidy(self._sections.get(section, section)) if section else ""

    def paragraphs(self, statement: Statement) -> str:
        """Return in which paragraphs of the section that says it first: `¶ 1, 4`."""
        title = self.section(statement)
        places = [self._locate(locator) for locator in statement.locators]
        numbers = [place.removeprefix(f"{title}, ¶ ") for place in places if place.startswith(f"{title}, ¶ ")]
        return f"¶ {', '.join(numbers[:MOST_PLACES])}" if numbers else ""

    def find(self, path: "Path") -> Statement | None:
        """Return the statement that a path leads into, or None."""
        return self._by_path.get(path[:2])

    def short(self, statement: Statement) -> str:
        """Return the text of a statement for a list, without its full stop."""
        return tidy(statement.text).removesuffix(".")

    def _locate(self, locator: Locator) -> str:
        section = locator.section and self._sections.get(locator.section, locator.section)
        paragraph = locator.paragraph and f"¶ {locator.paragraph}"
        page = locator.page and f"p. {locator.page}"
        named = ", ".join(tidy(part) for part in (section, paragraph, page, locator.label) if part)
        return named or (f"“{tidy(locator.quote)}”" if locator.quote else "")

    def ground(self, statement: Statement) -> str:
        """Return what stands behind a reason: works, further reasons, or nothing; and whether it fails."""
        cited = self.works.cite(statement.citations)
        steps = len(self.graph.supporting(statement))
        grounds = [*cited, *(["an assumption"] if statement.assumption else [])]
        grounds += [f"supported by {amount(steps, 'reason')}"] if steps else []
        grounds = grounds or [_NOTHING.get(statement.kind, "no reason is given")]
        return ", ".join(["; ".join(grounds), *self._doubt(statement, steps)])

    def _doubt(self, statement: Statement, reasons: int) -> list[str]:
        doubts = {"questioned": "questioned", "defeated": "defeated", "contested": "undecided"}
        if reasons:
            doubts["unsupported"] = "none of which stands" if reasons > 1 else "which fails"
        verdict = self.evaluation.verdict(statement)
        return [doubts[verdict]] if verdict in doubts else []

    def reasons(self, statements: Sequence[Statement]) -> str:
        """Return reasons that belong together as one list of clauses."""
        shown = statements[:MOST_PREMISES]
        return join_some([self._reason(statement) for statement in shown], MOST_PREMISES, len(statements))

    def _reason(self, statement: Statement) -> str:
        return f"{self.that(statement)} ({self.ground(statement)})"

    def names(self, statements: Sequence[Statement], most: int) -> str:
        """Return the names of statements as one list; of one kind, as `the premises that a and that b`."""
        shown = list(statements[:most])
        kinds = {statement.kind for statement in shown}
        if len(shown) > 1 and len(kinds) == 1 and not any(statement in self._ranks for statement in shown):
            parts = [self.that(statement) for statement in shown]
            return f"the {kinds.pop()}s {join_some(parts, most, len(statements))}"
        return (
            join([self.name(statement) for statement in shown])
            if len(shown) == len(statements)
            else join_some([self.name(statement) for statement in shown], most, len(statements))
        )
