"""A map as Argdown sees it: what is called how, which inferences make up an argument, and what is said."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from argmap.graph import Graph, Statement, Step
from argmap.interop.argdown.arguments import Line, Parts, join, split
from argmap.interop.argdown.escaping import is_title
from argmap.interop.argdown.keeping import NAME
from argmap.interop.argdown.meaning import Meant, Outline, Ref, Rule, Said, Sign, plain_step, say
from argmap.interop.carrying import Data, Loss
from argmap.interop.kept import as_dict, as_names, make_free, origin_of

_SAID = re.compile(r"(\+>|->|_>|><) (\[[^\n]+\]|<[^\n]+>)")
_LINE = re.compile(r"\(([0-9]{1,9})\) (\[[^\n]+\])")
_AUTO = re.compile(r"Untitled [0-9]+")
_PART_OF_ARGUMENT = ("argument", "inference")
_PLAIN_KEYS = {"premises", "conclusion", "origin"}

_NO_ANSWER = "Argdown has no answers: it is written as an undercut of the challenge"
_OTHERWISE = "Argdown has no way to say it beside the rest"
_ADDED = "what is written for the rest says so as well"
_BROKEN = "a premise of it is no statement"
_LOOP = "Argdown may leave it out beside other such relations"
_NO_TITLE = "Argdown can't have this title; the id stands in its place"


@dataclass(slots=True, eq=False)
class Text:
    """A statement of the map, which is a statement or argument of Argdown."""

    ref: Ref
    statement: Statement
    own: Data
    is_auto: bool
    section: str

    @property
    def is_bare(self) -> bool:
        """Whether its title stands for its text, so that it is only referred to."""
        return self.own.get("defined") is False and self.statement.text == self.ref[1:-1]

    @property
    def is_grouped_elsewhere(self) -> bool:
        """Whether its section is that in which it stands first, not that in which it is defined."""
        return self.is_bare or as_dict(self.own.get("data")).get("isInGroup", True) is not True


@dataclass(slots=True, eq=False)
class Argument:
    """Inferences of the map that make up an argument with a premise-conclusion structure."""

    ref: Ref
    steps: list[Step]
    own: Data
    is_auto: bool
    section: str
    lines: list[Line] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)
    """The refs of the steps."""


def own_data(part: Mapping[str, object]) -> Data:
    """Return what the origin of a part in Argdown keeps."""
    return as_dict(origin_of(part, NAME).get("data"))


def line_of(part: Text | Argument) -> int:
    """Return where a part stood in the file that it comes from; 0 if it comes from none."""
    line = part.own.get("line")
    return line if type(line) is int and line > 0 else 0


class Outliner:
    """Takes one map apart."""

    def __init__(self, graph: Graph) -> None:
        """Name everything, and find what there is to say."""
        self.graph = graph
        self.losses: list[Loss] = []
        self.marks: dict[Ref, list[Ref]] = {}
        """By the ref of what answers: what it answers, where that has to be said in so many words."""
        front = as_dict(own_data(graph.data).get("front"))
        self.is_strict = as_dict(front.get("model")).get("mode") == "strict"
        self.supports: list[tuple[str, Ref, Ref]] = []
        """Inferences that are plain supports: their ids and ends."""
        self._attackers: dict[int, set[int]] = {}
        for attack in graph.attacks:
            if isinstance(attack.target, Step):
                self._attackers.setdefault(attack.target.index, set()).add(attack.challenge.index)
        self._plain = self._find_plain()
        self._groups = self._group()
        self.texts = self._name_texts()
        self._known = {_old_ref(one.statement.data): one.ref for one in self.texts.values()}
        self.arguments = self._name_arguments()
        self._known |= {_old_ref(self._part(one.steps[-1])): one.ref for one in self.arguments}
        self._structure()
        self.outlines = {one.ref: _outline(one) for one in self.arguments}
        self.said = self._say()

    def _part(self, step: Step) -> Data:
        part: Data = self.graph.data["inferences"][step.id] if step.id else {}
        return part

    def _find_plain(self) -> set[int]:
        """Return the steps that are plain supports: those from a statement only if all have the same attackers."""
        likely: dict[int, list[Step]] = {}
        for step in self.graph.steps:
            part = self._part(step)
            is_support = origin_of(part, NAME).get("type") == "support" and part.keys() <= _PLAIN_KEYS
            if not step.broken and (step.id is None or (is_support and len(step.premises) == 1)):
                likely.setdefault(step.premises[0].index, []).append(step)
        plain = set()
        for steps in likely.values():
            same = len({frozenset(self._attackers.get(step.index, ())) for step in steps}) == 1
            plain.update(step.index for step in steps if same or step.id is None)
        return plain

    def _group(self) -> list[list[Step]]:
        groups: dict[str, list[Step]] = {}
        for step in self.graph.steps:
            if step.broken:
                self.losses.append(Loss(step.id or step.conclusion.id, "a step", _BROKEN))
            elif step.index not in self._plain:
                origin = origin_of(self._part(step), NAME)
                joined = origin.get("type") in _PART_OF_ARGUMENT and origin.get("id")
                groups.setdefault(f"<{joined}>" if joined else f"{step.id}", []).append(step)
        return [group for steps in groups.values() for group in self._split_group(steps)]

    def _split_group(self, steps: list[Step]) -> list[list[Step]]:
        """Return the steps as one argument, the last one at the end; each as its own if there is not one such."""
        last = [step for step in steps if origin_of(self._part(step), NAME).get("type") == "argument"]
        if len(steps) == 1 or len(last) != 1:
            return [[step] for step in steps]
        return [[step for step in steps if step is not last[0]] + last]

    def _name_texts(self) -> dict[int, Text]:
        arguments = self._find_argument_like()
        wanted = {}
        for one in self.graph.statements:
            title = origin_of(one.data, NAME).get("id", "")
            is_auto = bool(own_data(one.data).get("untitled"))
            if title and not is_auto and not is_title(title):
                self.losses.append(Loss(one.id, "its title", _NO_TITLE))
            wanted[one.index] = title if not is_auto and is_title(title) else ""
        taken: tuple[set[str], set[str]] = (set(), set())
        names = {
            index: make_free(title, taken[index in arguments]) for index, title in wanted.items() if title
        }
        clash = any(_AUTO.fullmatch(name) for name in names.values())
        texts = {}
        for one in self.graph.statements:
            is_argument, own = one.index in arguments, own_data(one.data)
            name = names.get(one.index) or make_free(one.key, taken[is_argument])
            ref = f"<{name}>" if is_argument else f"[{name}]"
            is_auto = bool(own.get("untitled")) and not clash and not is_argument
            texts[one.index] = Text(ref, one, own, is_auto, self._section_of(one.data))
        self._taken_titles = taken[True]
        return texts

    def _find_argument_like(self) -> set[int]:
        """Return the statements that were arguments without a structure, and can still be that."""
        inner = {
            statement.index
            for steps in self._groups
            for step in steps
            for statement in (step.conclusion, *step.premises)
        }
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
            last = self._part(steps[-1])
            own, title = own_data(last), origin_of(last, NAME).get("id", "")
            is_auto = bool(own.get("untitled"))
            name = title if not is_auto and is_title(title) else steps[-1].id or ""
            section = self.texts[steps[-1].conclusion.index].section
            if "line" in own:
                section = self._known_section(own.get("section"))
            ref = f"<{make_free(name, self._taken_titles)}>"
            arguments.append(Argument(ref, steps, own, is_auto, section))
        return arguments

    def _structure(self) -> None:
        for argument in self.arguments:
            parts = [
                Parts([self._ref(one) for one in step.premises], self._ref(step.conclusion))
                for step in argument.steps
            ]
            uses = [
                as_dict(own_data(self._part(step)).get("inference")).get("uses") for step in argument.steps
            ]
            argument.lines = self._find_lines(argument, parts, uses)
            argument.refs = [
                f"{argument.ref}\n{index}" for index, line in enumerate(argument.lines) if line.concludes
            ]

    def _find_lines(self, argument: Argument, parts: list[Parts], uses: list[object]) -> list[Line]:
        """Return the lines as they were, if they still have the steps of the map; else the simplest."""
        wanted = [one.key for one in parts]
        simplest = join(parts)
        for lines in (self._old_lines(argument), simplest):
            if sum(line.concludes for line in lines) == len(uses):
                rest = iter(uses)
                lines = [line._replace(uses=next(rest)) if line.concludes else line for line in lines]
                if [one.key for one in split(lines)[0]] == wanted:
                    return lines
        return simplest

    def _old_lines(self, argument: Argument) -> list[Line]:
        lines = []
        concludes = False
        for told in as_names(argument.own.get("lines")):
            found = _LINE.fullmatch(told)
            if found:
                lines.append(Line(int(found[1]), self._known.get(found[2], ""), concludes))
            concludes = not found
        return lines

    def _ref(self, statement: Statement) -> Ref:
        return self.texts[statement.index].ref

    def _say(self) -> list[Said]:
        """Return the relations as Argdown has them, and note what it can't have."""
        meant = {one.key: one for one in self._find_meant()}
        old = self._find_old()
        told = {self._pair(one) for one in old}
        usual = [
            one for one in (say(one, self.outlines) for one in meant.values()) if self._pair(one) not in told
        ]
        instead: dict[Meant, list[Said]] = {}
        lost = []
        for said, meaning in zip(old, self._interpret([*old, *usual]), strict=False):
            if not meaning:
                lost.append(said)
            elif all(one.key in meant for one in meaning):
                for one in meaning:
                    instead.setdefault(one.key, []).append(said)
        chosen = [one for key in meant for one in instead.get(key) or [say(meant[key], self.outlines)]]
        said = list({one.key: one for one in [*chosen, *lost]}.values())
        got = self._meanings(said)
        for key, one in meant.items():
            if key not in got and one.kind == "answers":
                self.marks.setdefault(one.start, []).append(one.end)
        got = self._meanings(said) if self.marks else got
        self._compare(meant, got)
        self._note_loops(said)
        self.attackers = {one.start for one in got if one.kind == "attacks"}
        self.supported = {one.end for one in got if one.kind == "supports"}
        self.supported.update(line.ref for one in self.arguments for line in one.lines if line.concludes)
        return said

    def _pair(self, said: Said) -> tuple[Ref, Ref]:
        """Return what a relation is between, whichever it is."""
        outline = self.outlines.get(said.start)
        pair = outline.conclusion if outline else said.start, said.end.partition("\n")[0]
        return pair if said.sign != "><" else (min(pair), max(pair))

    def _interpret(self, said: list[Said]) -> list[list[Meant]]:
        marks = {(start, end) for start, ends in self.marks.items() for end in ends}
        return Rule(self.outlines, self.is_strict, marks).interpret(said)

    def _meanings(self, said: list[Said]) -> dict[Meant, Meant]:
        return {one.key: one for meaning in self._interpret(said) for one in meaning}

    def _find_meant(self) -> Iterable[Meant]:
        steps = {
            step.index: ref for one in self.arguments for step, ref in zip(one.steps, one.refs, strict=True)
        }
        for step in self.graph.steps:
            if step.index in self._plain:
                start, end = self._ref(step.premises[0]), self._ref(step.conclusion)
                steps[step.index] = plain_step(start, end)
                self.supports += [(step.id, start, end)] if step.id else []
                yield Meant("supports", start, end)
        for attack in self.graph.attacks:
            target = attack.target
            end_ref = self._ref(target) if isinstance(target, Statement) else steps.get(target.index)
            if end_ref:
                yield Meant("attacks", self._ref(attack.challenge), end_ref)
        for link in self.graph.answers:
            self.losses.append(Loss(link.start.id, f"'answers' to '{link.end.id}'", _NO_ANSWER))
            yield Meant("answers", self._ref(link.start), self._ref(link.end))
        for link in self.graph.contradictions:
            yield Meant("contradicts", self._ref(link.start), self._ref(link.end))

    def _find_old(self) -> list[Said]:
        """Return the relations that were said in another way than would be chosen."""
        parts = [(one.ref, one.own) for one in (*self.texts.values(), *self.arguments)]
        old = []
        for ref, own in parts:
            for told in as_names(own.get("relations")):
                found = _SAID.fullmatch(told)
                end = self._known.get(found[2]) if found else None
                if found and end:
                    sign: Sign = found[1]  # type: ignore[assignment]
                    old.append(Said(sign, ref, end))
        return old

    def _compare(self, wanted: dict[Meant, Meant], got: dict[Meant, Meant]) -> None:
        ids = {one.ref: one.statement.id for one in self.texts.values()}
        for key, one in {**wanted, **got}.items():
            if key not in got or key not in wanted:
                reason = _OTHERWISE if key in wanted else _ADDED
                end = ids.get(one.end, one.end.replace("\n", " "))
                self.losses.append(Loss(ids.get(one.start, one.start), f"'{one.kind}' to '{end}'", reason))

    def _note_loops(self, said: list[Said]) -> None:
        """Note what relates to itself as others do to it: Argdown may leave it out."""
        entered = Counter((one.sign, one.end) for one in said)
        entered.update((one.sign, one.start) for one in said if one.sign == "><" and one.start != one.end)
        ids = {one.ref: one.statement.id for one in self.texts.values()}
        self.losses += [
            Loss(ids.get(start, start), f"'{sign}' to itself", _LOOP)
            for sign, start, end in said
            if start == end and entered[sign, end] > 1
        ]


def _old_ref(part: Mapping[str, object]) -> Ref:
    origin = origin_of(part, NAME)
    title, kind = origin.get("id", ""), origin.get("type")
    return f"<{title}>" if kind == "argument" else f"[{title}]"


def _outline(argument: Argument) -> Outline:
    premises = [line.ref for line in argument.lines if not line.concludes]
    return Outline(premises, argument.lines[-1].ref, argument.refs)
