"""Which critical questions a map leaves open, and what they are in the words of its statements."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.schemes.scheme import CONCLUSION, STEP, Question, Scheme, name_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.graph import Graph, Named, Statement, Step
    from argmap.graph.parts import Reply
    from argmap.schemes.catalogue import Catalogue

_LONGEST = 600
_DOUBTS = frozenset({"weakness", "question"})


class OpenQuestion(NamedTuple):
    """A critical question of a step that the map neither raises nor answers.

    `roles` are the premises of the step by their roles, as far as these are known.
    """

    step: "Step"
    scheme: Scheme
    question: Question
    roles: "Mapping[str, tuple[Statement, ...]]"

    def __str__(self) -> str:
        """Return it with the words of the statements in place of their roles."""
        return self.question.word(self._name)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "path": list(self.step.path),
            "scheme": self.scheme.name,
            "question": self.question.id,
            "text": str(self),
        }

    @property
    def is_key(self) -> bool:
        """Whether it is the question that is asked first."""
        return self.question is self.scheme.key

    @property
    def target(self) -> "Named":
        """What a challenge that raises it attacks."""
        if self.question.doubts == CONCLUSION:
            return self.step.conclusion
        return next(iter(self.roles.get(self.question.doubts, ())), self.step)

    def _name(self, role: str) -> str:
        if role == CONCLUSION:
            return _quote(self.step.conclusion)
        is_main = not self.roles and role == next(iter(self.scheme.premises))
        premises = _list_own(self.step) if is_main else self.roles.get(role, ())
        return _quote(*premises) if premises else name_role(role)


class OpenQuestions:
    """The open questions of the steps of a graph."""

    def __init__(self, graph: "Graph", catalogue: "Catalogue", stands: "Callable[[Statement], bool]") -> None:
        """`stands` says whether a statement that is to answer a question holds."""
        self._graph, self._catalogue, self._stands = graph, catalogue, stands
        self._challenges: dict[Named, list[Statement]] = defaultdict(list)
        for attack in graph.attacks:
            self._challenges[attack.target].append(attack.challenge)

    def of(self, step: "Step") -> "Iterator[OpenQuestion]":
        """Yield the open questions of a step in the order in which they are asked."""
        if scheme := self._catalogue.find(step.scheme or ""):
            yield from self._find(step, scheme, scheme.questions.values())

    def key_of(self, step: "Step") -> OpenQuestion | None:
        """Return the key question of a step if it is open."""
        scheme = self._catalogue.find(step.scheme or "")
        return next(self._find(step, scheme, [scheme.key]), None) if scheme else None

    def _find(
        self, step: "Step", scheme: Scheme, questions: "Iterable[Question]"
    ) -> "Iterator[OpenQuestion]":
        roles, replies = find_roles(scheme, step), step.replies
        for question in questions:
            asked = OpenQuestion(step, scheme, question, roles)
            if not self._is_answered(replies.get(question.id)) and not self._is_raised(asked):
                yield asked

    def _is_answered(self, reply: "Reply | None") -> bool:
        if reply is None or reply.text or reply.does_not_arise:
            return reply is not None
        return any(
            self._stands(statement)  # type: ignore[arg-type]
            for name in reply.shown_by
            if (statement := self._graph.find(name, "shown_by"))
        )

    def _is_raised(self, asked: OpenQuestion) -> bool:
        step = asked.step
        around: list[Named] = [step, step.conclusion, *step.premises]
        if any(
            challenge.asks == asked.question.id for part in around for challenge in self._challenges[part]
        ):
            return True
        if asked.is_key and any(remark.kind in _DOUBTS for remark in step.remarks):
            return True
        targets = self._find_targets(asked)
        return any(challenge.asks is None for part in targets for challenge in self._challenges[part])

    @staticmethod
    def _find_targets(asked: OpenQuestion) -> "list[Named]":
        """Return what a challenge attacks that raises a question without naming it."""
        step, doubts = asked.step, asked.question.doubts
        undercut: list[Named] = [step] if doubts == STEP or asked.is_key else []
        if doubts == STEP:
            return undercut
        if doubts == CONCLUSION:
            return [*undercut, step.conclusion]
        known = {premise for premises in asked.roles.values() for premise in premises}
        others = [premise for premise in step.premises if premise not in known]
        return [*undercut, *asked.roles.get(doubts, others)]


def find_roles(scheme: Scheme, step: "Step") -> "Mapping[str, tuple[Statement, ...]]":
    """Return the premises of a step by roles: those that the map gives, or the only one of the scheme."""
    if step.roles or len(scheme.premises) > 1:
        return step.roles
    (role,) = scheme.premises
    return {role: _list_own(step)}


def _list_own(step: "Step") -> "tuple[Statement, ...]":
    """Return the premises of a step but for its warrant."""
    return tuple(premise for premise in step.premises if premise is not step.warrant)


def _quote(*statements: "Statement") -> str:
    return f"“{'; '.join(map(_shorten, statements))}”"


def _shorten(statement: "Statement") -> str:
    words = " ".join(statement.text[: 2 * _LONGEST].split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
    return short.removesuffix(".")
