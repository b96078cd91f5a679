"""Where everything stands in a document: what is a paragraph, and what stands below what.

Parts that come from Argdown keep their order, section by section. Others follow their relations: what argues
for nothing comes first, with what bears on it below, and then the arguments for it.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.interop.argdown.arguments import Line
from argmap.interop.argdown.meaning import Ref, Said
from argmap.interop.argdown.outlining import Outliner
from argmap.interop.argdown.parts import Argument, Text, line_of

DEEPEST = 6
"""How many relations stand below one another at most; what is below that is a paragraph of its own."""


@dataclass(slots=True)
class Block:
    """A statement or argument at one place, defined or referred to, and what stands below it, by its sign."""

    ref: Ref
    is_defined: bool
    below: "list[tuple[str, Block]]" = field(default_factory=list)


@dataclass(slots=True)
class StructureBlock:
    """An argument with its lines; `undercuts` stand below inferences, by the index of the conclusion."""

    argument: Argument
    head: Block
    lines: list[tuple[Line, Block]] = field(default_factory=list)
    undercuts: dict[int, list[Block]] = field(default_factory=dict)


@dataclass(slots=True)
class HeadingBlock:
    """The heading of a section."""

    section: str


Planned: TypeAlias = Block | StructureBlock | HeadingBlock


class Planner:
    """Plans one document."""

    def __init__(self, outliner: Outliner, said: Sequence[Said]) -> None:
        """Find what is said where."""
        self._outliner = outliner
        sections = list(outliner.graph.data.get("sections", {}))
        self._sections = sections
        ranks = {"": -1, **{name: rank for rank, name in enumerate(sections)}}
        parts: list[Text | Argument] = [*outliner.texts.values(), *outliner.arguments]
        self._parts = {one.ref: one for one in parts}
        self._rank = {one.ref: ranks[one.section] for one in parts}
        self._line = {one.ref: line_of(one) for one in parts}
        self._said_of: dict[Ref, list[Said]] = defaultdict(list)
        """What is said of each part: of a statement, first by what it is supported."""
        self._first: dict[Ref, Said] = {}
        """What each part says first of others."""
        self._done: set[Said] = set()
        self._undercuts: dict[Ref, list[Said]] = {}
        self._inner: set[Ref] = set()
        """What stands below something else of its section, if it comes to stand there."""
        self._file_relations(said)
        for argument in outliner.arguments:
            rank = self._rank[argument.ref]
            self._inner.update(
                line.ref for line in argument.lines if not line.concludes and self._rank[line.ref] == rank
            )
        self._arguments_for: dict[Ref, list[Argument]] = {}
        for argument in outliner.arguments:
            if not self._line[argument.ref]:
                self._arguments_for.setdefault(argument.lines[-1].ref, []).append(argument)
        lined = [one.ref for one in parts if self._line[one.ref]]
        self._lined = deque(sorted(lined, key=self._old_place))
        self._free = [one.ref for one in parts if not self._line[one.ref]]
        self._placed: set[Ref] = set()
        self._fresh: deque[Ref] = deque()
        self._now = -1
        self._had_inference = False

    def run(self) -> list[Planned]:
        """Return the paragraphs."""
        plan: list[Planned] = []
        roots: dict[int, list[Ref]] = defaultdict(list)
        others: dict[int, list[Ref]] = defaultdict(list)
        for ref in self._free:
            inner = ref in self._inner or isinstance(self._parts[ref], Argument)
            (others if inner else roots)[self._rank[ref]].append(ref)
        lined: dict[int, list[Ref]] = defaultdict(list)
        for ref in self._lined:
            lined[self._rank[ref]].append(ref)
        for rank in range(-1, len(self._sections)):
            self._now = rank
            plan += [HeadingBlock(self._sections[rank])] if rank >= 0 else []
            for ref in (*lined[rank], *roots[rank], *others[rank]):
                if ref not in self._placed:
                    plan += self._paragraphs(ref)
        return plan

    def _file_relations(self, said: Sequence[Said]) -> None:
        supports = [one for one in said if one.sign == "+>"]
        for one in supports + [one for one in said if one.sign != "+>"]:
            sign, start, end = one
            argument = self._parts.get(end)
            if isinstance(argument, Argument) and argument.is_auto and sign == "_>":
                end = argument.refs[-1]
            if "\n" in end:
                self._undercuts.setdefault(end, []).append(one)
                self._first.setdefault(start, one)
                continue
            if sign == "><" and end.startswith("<"):
                start, end = end, start  # below `><` only a statement can stand
            one = Said(sign, start, end)  # noqa: PLW2901
            for ref in dict.fromkeys((start, end)):
                self._said_of[ref].append(one)
            first = sign == "+>" or self._first.setdefault(start, one) is one
            inner, outer = (end, start) if sign == "><" else (start, end)
            if sign != "_>" and first and inner != outer and self._rank[inner] == self._rank[outer]:
                self._inner.add(inner)

    def _old_place(self, ref: Ref) -> tuple[int, int, bool]:
        return self._rank[ref], self._line[ref], isinstance(self._parts[ref], Text)

    def _paragraphs(self, ref: Ref) -> Iterator[Planned]:
        """Yield a paragraph, and after it the arguments for what it defines."""
        yield self._paragraph(ref)
        while self._fresh:
            for argument in self._arguments_for.get(self._fresh.popleft(), ()):
                if argument.ref not in self._placed:
                    yield self._structure(argument)

    def _paragraph(self, ref: Ref) -> Planned:
        part = self._parts[ref]
        return self._structure(part) if isinstance(part, Argument) else self._define(ref, None, 0)

    def _structure(self, argument: Argument) -> StructureBlock:
        self._place(argument.ref)
        block = StructureBlock(argument, self._block(argument.ref, None, 0))
        refs = iter(argument.refs)
        for index, line in enumerate(argument.lines):
            if line.concludes:
                self._had_inference = True
                undercuts = self._undercuts.get(next(refs), ())
                block.undercuts[index] = [self._undercut(said) for said in undercuts]
            block.lines.append((line, self._define_or_refer(line.ref, None, 0)))
        return block

    def _undercut(self, said: Said) -> Block:
        comes_first = self._line[said.start] > 0 or self._first[said.start] is said
        return (
            self._define_or_refer(said.start, said, 1) if comes_first else Block(said.start, is_defined=False)
        )

    def _define_or_refer(self, ref: Ref, via: Said | None, depth: int) -> Block:
        return self._define(ref, via, depth) if self._may_stand(ref, depth) else Block(ref, is_defined=False)

    def _define(self, ref: Ref, via: Said | None, depth: int) -> Block:
        self._place(ref)
        self._fresh.append(ref)
        return self._block(ref, via, depth)

    def _place(self, ref: Ref) -> None:
        self._placed.add(ref)
        while self._lined and self._lined[0] in self._placed:
            self._lined.popleft()

    def _may_stand(self, ref: Ref, depth: int) -> bool:
        """Return whether a statement can be defined here: in its section, and next in the order it had."""
        if ref in self._placed or self._rank[ref] != self._now or depth > DEEPEST:
            return False
        return not self._line[ref] or self._lined[0] == ref

    def _block(self, ref: Ref, via: Said | None, depth: int) -> Block:
        """Return what is defined here, with all below it; no deeper than `DEEPEST`."""
        block = Block(ref, is_defined=True)
        self._done.update([via] if via else [])
        for said in self._order(ref):
            if said in self._done:
                continue
            incoming = said.end == ref and said.sign != "><"
            other = said.start if said.end == ref else said.end
            sign = said.sign[0] if incoming and said.start != ref else said.sign
            if self._may_define(said, other, depth + 1, incoming=incoming):
                block.below.append((sign, self._define(other, said, depth + 1)))
            elif self._is_said_at(ref, said, other):
                self._done.add(said)
                block.below.append((sign, Block(other, is_defined=False)))
        return block

    def _may_define(self, said: Said, other: Ref, depth: int, *, incoming: bool) -> bool:
        """Return whether the other end is defined here: as it bears on this one, or may have stood here."""
        if isinstance(self._parts[other], Argument) or not self._may_stand(other, depth):
            return False
        if said.sign == "><" and other == said.start != said.end:
            return other.startswith("[") and self._line[other] > 0
        if incoming and said.sign == "_>" and said.end.startswith("[") and self._had_inference:
            return False  # Argdown would take it for an undercut of that inference
        if incoming and said.sign in {"->", "_>"}:
            return self._first[other] is said
        return self._line[other] > 0 or incoming or said.sign == "><"

    def _is_said_at(self, ref: Ref, said: Said, other: Ref) -> bool:
        """Return whether something is said here: at what has no title, or else where it usually is."""
        is_text = isinstance(self._parts[said.end], Text)
        if said.sign == "_>" or said.start == said.end:
            return ref == said.start
        if said.sign == "><" and said.start.startswith("<"):
            return ref == said.start
        here, there = self._is_auto(ref), self._is_auto(other)
        if here != there:
            return here
        return ref == (said.end if said.sign == "+>" and is_text else said.start)

    def _is_auto(self, ref: Ref) -> bool:
        part = self._parts[ref]
        return isinstance(part, Text) and part.is_auto

    def _order(self, ref: Ref) -> list[Said]:
        """Return what is said of a part: supports first, but what stood below it in the order it had."""
        keys = []
        last = 0
        for said in self._said_of.get(ref, ()):
            line = self._line_to_be(said.start if said.end == ref else said.end)
            last = max(last, line) if said.sign == "+>" and said.end == ref else last
            keys.append((last if said.sign == "+>" and said.end == ref else line, said))
        return [said for _, said in sorted(keys, key=lambda one: one[0])]

    def _line_to_be(self, ref: Ref) -> int:
        return self._line[ref] if ref not in self._placed and self._rank[ref] == self._now else 0
