"""How the parts of one map are spoken of: in a sentence of their own, as part of another, by name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.graph import Locator, Statement
from argmap.report.review.sentence_case import SentenceCase
from argmap.report.review.words import (
    amount,
    begin,
    end,
    join,
    join_some,
    list_numbers,
    number,
    ordinal,
    plural,
    quote,
    tidy,
)
from argmap.report.review.works import Works
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph, Step
    from argmap.passages.text import Spot

MOST_PLACES = 3
FEWEST_QUOTED = 5
"""How many words a quotation has that can be understood by itself."""

MOST_NAMED = 6
_NOTHING = {"premise": "nothing is given for it", "challenge": "merely raised"}
_TEXTS = {
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "bill",
    "book": "book",
    "chapter": "chapter",
    "hearing": "statement",
    "legal_case": "judgment",
    "legislation": "act",
    "post": "post",
    "post-weblog": "post",
    "report": "report",
    "speech": "speech",
    "webpage": "page",
}


class Phraser:
    """What can be said of the statements of a graph with its verdicts."""

    def __init__(
        self, graph: "Graph", evaluation: "Evaluation", spots: "Mapping[Path, Spot] | None" = None
    ) -> None:
        """Learn which statements are theses, and how the map writes its words.

        `spots` are the places that the paper's text tells, by the paths of the locators.
        """
        self.graph, self.evaluation, self._spots = graph, evaluation, spots or {}
        self.theses = [statement for statement in graph.roots if statement.kind == "claim"]
        self.recommendations = graph.of_kind("recommendation")
        self.works = Works(graph.sources)
        self._by_path = {statement.path: statement for statement in graph.statements}
        self._by_path |= {step.path: step.conclusion for step in graph.steps if step.path[0] == "inferences"}
        self._ranks = {statement: rank for rank, statement in enumerate(self.theses)}
        self._numbers = {statement: place for place, statement in enumerate(self.recommendations, 1)}
        english = str(graph.paper.get("language", "en")).lower().startswith("en")
        texts = (statement.text for statement in graph.statements)
        self._sentence_case = SentenceCase(texts) if english else None

    @property
    def noun(self) -> str:
        """What is reviewed: a paper, a report, a judgment; nothing where the map names no document."""
        paper = self.graph.paper
        return _TEXTS.get(paper.get("type", ""), "paper") if paper else ""

    @property
    def author(self) -> str:
        """Who argues: `the paper`, `the map` of several files, or `the author` where it names no document."""
        return f"the {self.noun}" if self.noun else "the map" if self.graph.files else "the author"

    def sentence(self, statement: Statement, *others: str) -> str:
        """Return a statement as a sentence, with its place and what else is to be said.

        Of what the paper does not say, it tells who does.
        """
        remarks = "; ".join(part for part in (self.place(statement), self.whose(statement), *others) if part)
        text = self.attribute(statement)
        return f"{end(text).removesuffix('.')} ({remarks})." if remarks else end(text)

    def whose(self, statement: Statement) -> str:
        """Return that a statement is left implicit, if it is."""
        return (
            f"left implicit in {self.author}".replace("in the author", "by the author") * statement.implicit
        )

    def attribute(self, statement: Statement) -> str:
        """Return a statement; of another voice than the paper's, `We object that fees are fair`."""
        if statement.voice is None:
            return begin(tidy(statement.text))
        is_challenge = statement.kind == "challenge"
        if statement.voice == REVIEWER:
            return self.say("We object" if is_challenge else "We add", statement)
        who = begin(self.who(statement.voice))
        return self.say(f"{who} {'objects' if is_challenge else 'says'}", statement)

    def who(self, voice: str | None) -> str:
        """Return what a voice is called: the paper, we, or by its name."""
        if voice is None:
            return self.author
        return "we" if voice == REVIEWER else tidy(self.graph.name_voice(voice))

    def reply(self, statement: Statement) -> str:
        """Return who gives an answer, and what it is: `the paper replies that fees are fair`."""
        return self.say(f"{self.who(statement.voice)} {self._verb('repl', statement)}", statement)

    def denial(self, statement: Statement) -> str:
        """Return who denies a challenge: `the paper denies this, holding that fees are fair`."""
        who = self.who(statement.voice)
        return self.say(f"{who} {self._verb('den', statement)} this, holding", statement)

    def _verb(self, stem: str, statement: Statement) -> str:
        return f"{stem}y" if statement.voice == REVIEWER else f"{stem}ies"

    def say(self, words: str, statement: Statement) -> str:
        """Return words before a statement, with a colon where it is quoted."""
        clause = self.clause(statement)
        return f"{words} {clause}" if clause.startswith("that ") else f"{words}: {clause}"

    def clause(self, statement: Statement) -> str:
        """Return `that late fees keep the poorest away`, or the text in quotation marks."""
        lowered = self._sentence_case.lower(tidy(statement.text)) if self._sentence_case else None
        return quote(self.short(statement)) if lowered is None else f"that {lowered}"

    def that(self, statement: Statement) -> str:
        """Return a statement as a clause; of what was told already, its name."""
        is_told = statement in self._ranks or self.recommendations == [statement]
        return self.name(statement) if is_told else self.clause(statement)

    def name(self, statement: Statement) -> str:
        """Return `the first thesis`, or `the premise that two in five cards are blocked`."""
        if statement in self._ranks:
            return "the thesis" if len(self.theses) == 1 else f"the {ordinal(self._ranks[statement])} thesis"
        if self.recommendations == [statement]:
            return "the recommendation"
        return f"the {statement.kind} {self.clause(statement)}"

    def name_target(self, target: "Statement | Step", own: str = "") -> str:
        """Return the name of what a challenge attacks; the conclusion of a step may be called `own`."""
        if isinstance(target, Statement):
            return self.name(target)
        step = f"the step to {own or self.name(target.conclusion)}"
        return f"{step} from {self.name_all(target.premises)}" if len(target.premises) == 1 else step

    def name_all(self, statements: Sequence[Statement]) -> str:
        """Return the names of statements as one list; of one kind, as `the premises that a and that b`."""
        kinds = {statement.kind for statement in statements}
        if self._ranks.keys() >= set(statements):
            return self._name_theses([self._ranks[statement] for statement in statements])
        if len(statements) == 1 or len(kinds) > 1 or not self._ranks.keys().isdisjoint(statements):
            return join([self.name(statement) for statement in statements])
        return f"the {plural(kinds.pop())} {join([self.that(statement) for statement in statements])}"

    def name_roots(self, ids: Iterable[str]) -> tuple[str, int]:
        """Return theses and recommendations as one list, and how many there are.

        Recommendations go by the numbers that they have in the list at the end.
        """
        roots = [root for root in map(self.graph.named.get, ids) if isinstance(root, Statement)]
        ranks = [self._ranks[root] for root in roots if root in self._ranks]
        numbers = sorted(self._numbers[root] for root in roots if root in self._numbers)
        parts = [self._name_theses(sorted(ranks))] if ranks else []
        if len(self._numbers) == 1 and numbers:
            parts.append("the recommendation")
        elif numbers:
            parts.append(f"recommendation{'s' * (len(numbers) > 1)} {list_numbers(numbers)}")
        return join(parts), len(roots)

    def _name_theses(self, ranks: list[int]) -> str:
        if len(ranks) == len(self.theses):
            return "the thesis" if len(ranks) == 1 else f"all {amount(len(ranks), 'thesis')}"
        noun = "thesis" if len(ranks) == 1 else "theses"
        return f"the {join_some([ordinal(rank) for rank in ranks], MOST_NAMED)} {noun}"

    def place(self, statement: Statement) -> str:
        """Return where the paper says it: `Abstract, ¶ 1; Introduction, ¶ 4, “the words”`."""
        places = [self._locate(locator) for locator in self._locators(statement)]
        named = list(dict.fromkeys(place for place in places if place))
        shown = "; ".join(named[:MOST_PLACES])
        return f"{shown}; and {number(len(named) - MOST_PLACES)} more" if len(named) > MOST_PLACES else shown

    def passage(self, statement: Statement) -> tuple[str, bool]:
        """Return what the paper says, with its place, and whether in its own words: else it is paraphrased.

        A short quotation is told together with the paraphrase.
        """
        locators = self._locators(statement)
        quoted = [locator for locator in locators if locator.quote]
        if not quoted or statement.voice or len(str(quoted[0].quote).split()) < FEWEST_QUOTED:
            return self.sentence(statement), False
        where = self._locate(quoted[0]._replace(quote=None))
        others = [self._locate(other._replace(quote=None)) for other in locators]
        places = "; ".join(list(dict.fromkeys(filter(None, [where, *others])))[:MOST_PLACES])
        return quote(str(quoted[0].quote)) + (f" ({places})." if places else "."), True

    def section(self, statement: Statement) -> str:
        """Return the title of the section that says it first, or nothing."""
        section = next((place.section for place in self._locators(statement) if place.section), None)
        return tidy(self.graph.sections.get(section, section)) if section else ""

    def paragraph(self, statement: Statement) -> str:
        """Return section and paragraph that say it first."""
        places = (locator._replace(quote=None) for locator in self._locators(statement))
        return next(filter(None, map(self._locate, places)), "")

    def place_briefly(self, statement: Statement) -> tuple[str, str]:
        """Return section and paragraph, or else the page, that say it first."""
        first = next(iter(self._locators(statement)), Locator())
        paragraph = f"¶ {first.paragraph}" if first.paragraph else ""
        page = f"p. {tidy(first.page)}" if first.page else tidy(first.label or "")
        return self.section(statement), paragraph or page

    def find(self, path: "Path") -> Statement | None:
        """Return the statement that a path leads into, of an inference the conclusion; or None."""
        return self._by_path.get(path[:2])

    def short(self, statement: Statement) -> str:
        """Return the text of a statement for a list, without its full stop."""
        return end(tidy(statement.text)).removesuffix(".")

    def _locators(self, statement: Statement) -> list[Locator]:
        """Return the places of a statement; of a quotation alone, the one that the text tells."""
        pairs = enumerate(statement.locators)
        return [self._fill(locator, (*statement.path, "at", index)) for index, locator in pairs]

    def _fill(self, locator: Locator, path: "Path") -> Locator:
        spot = self._spots.get(path)
        is_placed = locator.section or locator.paragraph or locator.page or locator.label
        return locator if spot is None or is_placed else locator._replace(**spot._asdict())

    def _locate(self, locator: Locator) -> str:
        section = locator.section and self.graph.sections.get(locator.section, locator.section)
        paragraph = locator.paragraph and f"¶ {locator.paragraph}"
        page = locator.page and f"p. {locator.page}"
        named = [tidy(part) for part in (section, paragraph, page, locator.label) if part]
        return ", ".join([*named, quote(locator.quote)] if locator.quote else named)

    def ground(self, statement: Statement) -> str:
        """Return what stands behind a statement: works, further reasons, or nothing."""
        cited = self.works.cite(statement.citations)
        steps = len(self.graph.supporting(statement))
        grounds = [*cited, *(["an assumption"] if statement.assumption else [])]
        grounds += [f"supported by {amount(steps, 'reason')}"] if steps else []
        return "; ".join(grounds or [_NOTHING.get(statement.kind, "no reason is given")])
