"""A map as Argdown sees it: what is called how, which inferences make up an argument, and in which lines."""

import re
from collections.abc import Mapping

from argmap.graph import Graph, Statement, Step
from argmap.interop.argdown.arguments import Line, Parts, join, split
from argmap.interop.argdown.escaping import is_title
from argmap.interop.argdown.grouping import find_plain, group
from argmap.interop.argdown.keeping import NAME
from argmap.interop.argdown.meaning import Ref
from argmap.interop.argdown.parts import Argument, Text, old_ref, own_data
from argmap.interop.carrying import Loss
from argmap.interop.kept import as_dict, as_names, make_free, origin_of
from argmap.interop.steps import find_broken

_LINE = re.compile(r"\(([0-9]{1,9})\) (\[[^\n]+\])")
_AUTO = re.compile(r"Untitled [0-9]+")

_NO_TITLE = "Argdown can't have this title; the id stands in its place"


class Outliner:
    """Takes one map apart."""

    def __init__(self, graph: Graph) -> None:
        """Name everything."""
        self.graph = graph
        self.losses = find_broken(graph)
        self.plain = find_plain(graph)
        """The indices of the steps that are plain supports."""
        self._groups = group(graph, self.plain)
        self._taken: tuple[set[str], set[str]] = (set(), set())
        self._has_auto = not self._is_title_of_argdown_taken()
        self.texts = self._name_texts()
        """By the index of the statement."""
        self.arguments = self._name_arguments()
        self.known: dict[Ref, Ref] = {old_ref(one.statement.data): one.ref for one in self.texts.values()}
        """By the ref that a part had in the file that it comes from."""
        self.known |= {old_ref(one.steps[-1].data): one.ref for one in self.arguments}
        for argument in self.arguments:
            self._find_lines(argument)

    def _name_texts(self) -> dict[int, Text]:
        arguments = self._find_argument_like()
        titles = {one.index: self._find_title(one) for one in self.graph.statements}
        given = [(index, title) for index, title in titles.items() if title]
        names = {index: make_free(title, self._taken[index in arguments]) for index, title in given}
        texts = {}
        for one in self.graph.statements:
            is_argument, own = one.index in arguments, own_data(one.data)
            name = names.get(one.index) or make_free(one.key, self._taken[is_argument])
            ref = f"<{name}>" if is_argument else f"[{name}]"
            is_auto = bool(own.get("untitled")) and self._has_auto and not is_argument
            texts[one.index] = Text(ref, one, own, is_auto, self._section_of(one.data))
        return texts

    def _is_title_of_argdown_taken(self) -> bool:
        """Return whether a part has a title of its own that Argdown gives to what has none."""
        parts = [one.data for one in self.graph.statements]
        parts += [step.data for step in self.graph.steps]
        origins = [origin_of(part, NAME) for part in parts if not own_data(part).get("untitled")]
        titles = [origin.get("id", "") for origin in origins if origin.get("type") != "inference"]
        return any(_AUTO.fullmatch(title) for title in titles)

    def _find_title(self, statement: Statement) -> str:
        """Return the title that a statement had, if it can be written; else the empty string."""
        title: str = origin_of(statement.data, NAME).get("id", "")
        if not title or own_data(statement.data).get("untitled"):
            return ""
        if not is_title(title):
            self.losses.append(Loss(statement.id, "its title", _NO_TITLE))
            return ""
        return title

    def _find_argument_like(self) -> set[int]:
        """Return the statements that were arguments without a structure, and can still be that."""
        steps = [step for steps in self._groups for step in steps]
        inner = {one.index for step in steps for one in (step.conclusion, *step.premises)}
        arguments = {
            one.index
            for one in self.graph.statements
            if origin_of(one.data, NAME).get("type") == "argument" and one.index not in inner
        }
        for link in self.graph.contradictions:
            if link.start.index in arguments:
                arguments.discard(link.end.index)
        return arguments

    def _section_of(self, data: Mapping[str, object]) -> str:
        at = data.get("at")
        return self._known_section(at[0].get("section")) if isinstance(at, list) and at else ""

    def _known_section(self, section: object) -> str:
        known = isinstance(section, str) and section in self.graph.data.get("sections", {})
        return str(section) if known else ""

    def _name_arguments(self) -> list[Argument]:
        arguments = []
        for steps in self._groups:
            main = steps[-1].data
            own, origin = own_data(main), origin_of(main, NAME)
            is_auto = (bool(own.get("untitled")) or steps[-1].id is None) and self._has_auto
            title = origin.get("id", "") if origin.get("type") == "argument" else ""
            name = title if not own.get("untitled") and is_title(title) else _title(steps[-1])
            section = self.texts[steps[-1].conclusion.index].section
            if "line" in own:
                section = self._known_section(own.get("section"))
            ref = f"<{make_free(name, self._taken[True])}>"
            arguments.append(Argument(ref, steps, own, is_auto, section))
        return arguments

    def _find_lines(self, argument: Argument) -> None:
        """Find the lines as they were, if they still have the steps of the map; else the simplest."""
        parts = [
            Parts([self.ref(p) for p in step.premises], self.ref(step.conclusion)) for step in argument.steps
        ]
        steps = [own_data(step.data) for step in argument.steps]
        uses = [as_dict(own.get("inference")).get("uses") for own in steps]
        wanted = [one.key for one in parts]
        argument.lines = simplest = join(parts)
        for lines in (simplest, self._old_lines(argument)):
            if sum(line.concludes for line in lines) == len(uses):
                rest = iter(uses)
                told = [line._replace(uses=next(rest)) if line.concludes else line for line in lines]
                if [one.key for one in split(told)[0]] == wanted:
                    argument.lines = told
        argument.refs = [
            f"{argument.ref}\n{index}" for index, line in enumerate(argument.lines) if line.concludes
        ]

    def _old_lines(self, argument: Argument) -> list[Line]:
        lines: list[Line] = []
        concludes = False
        for told in as_names(argument.own.get("lines")):
            found = _LINE.fullmatch(told)
            if found:
                lines.append(Line(int(found[1]), self.known.get(found[2], ""), concludes))
            concludes = not found
        return lines if all(line.ref.startswith("[") for line in lines) else []

    def ref(self, statement: Statement) -> Ref:
        """Return how a statement is referred to."""
        return self.texts[statement.index].ref


def _title(step: Step) -> str:
    """Return what the argument of a step is called that comes from no file."""
    return step.id or f"to-{step.conclusion.id}"
