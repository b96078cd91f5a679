"""A scheme and its questions, as values."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Attack: TypeAlias = Literal["undermines", "undercuts", "rebuts"]

CONCLUSION = "conclusion"
STEP = "step"
_SLOT = re.compile(r"(\bthat )?\{([^{}]*)\}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a critical reader asks of a step.

    Attributes:
        id: its name, as in `questions` and `asks`.
        ask: its words; a role in braces, or `{conclusion}`, stands for that statement.
        doubts: what it doubts: a role, `step` or `conclusion`.
    """

    id: str
    ask: str
    doubts: str

    @property
    def attack(self) -> Attack:
        """What a challenge that asks it does: undermine a premise, undercut the step, or rebut."""
        return {STEP: "undercuts", CONCLUSION: "rebuts"}.get(self.doubts, "undermines")  # type: ignore[return-value]

    @property
    def slots(self) -> list[str]:
        """What its words name: roles, or `conclusion`."""
        return [slot for _, slot in _SLOT.findall(self.ask)]

    def word(self, name: Callable[[str], str]) -> str:
        """Return it in words, with what `name` returns for each role, and for `conclusion`."""

        def fill(slot: re.Match[str]) -> str:
            before, role = slot[1] or "", slot[2]
            words = name(role)
            return f"{before}{words} holds" if before and words == name_role(role) else f"{before}{words}"

        return _SLOT.sub(fill, self.ask)

    def __str__(self) -> str:
        return self.word(name_role)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A pattern of reasoning.

    Attributes:
        name: what a map calls it: `expert-opinion`.
        title: what people call it.
        also: other names.
        aif: the names of AIFdb for it, with their ids.
        use: what is argued by it.
        premises: the roles of its premises, each with what a premise in it says.
        conclusion: what its conclusion says.
        questions: by id; the first is the key question.
        sources: the works from which it comes.
    """

    name: str
    title: str
    also: tuple[str, ...]
    aif: Mapping[str, int]
    use: str
    premises: Mapping[str, str]
    conclusion: str
    questions: Mapping[str, Question]
    sources: tuple[str, ...]

    @property
    def key(self) -> Question:
        """The question that is asked first."""
        return next(iter(self.questions.values()))

    @classmethod
    def of(cls, name: str, data: Mapping[str, Any], works: Mapping[str, str]) -> "Scheme":
        """Read a scheme of a catalogue, which has the shape of one."""
        return cls(
            name,
            data["title"],
            tuple(data.get("also", ())),
            data.get("aif", {}),
            data["use"],
            data["premises"],
            data["conclusion"],
            {id_: Question(id_, **question) for id_, question in data["questions"].items()},
            tuple(works.get(source, source) for source in data.get("sources", ())),
        )

    def find_problems(self) -> Iterator[tuple[str, str]]:
        """Yield the questions that name a role which the scheme does not have, with what is wrong."""
        for question in self.questions.values():
            if question.doubts not in {*self.premises, STEP, CONCLUSION}:
                yield question.id, f"'{question.doubts}' is neither a role nor 'step' nor 'conclusion'"
            for slot in question.slots:
                if slot not in {*self.premises, CONCLUSION}:
                    yield question.id, f"'{{{slot}}}' is neither a role nor 'conclusion'"

    def describe(self) -> str:
        """Return it in words: what `argmap scheme NAME` prints."""
        parts = [f"{self.name}: {self.title}", "", self.use, "", "Premises:"]
        parts += [f"  {role}: {text}" for role, text in self.premises.items()]
        parts += ["Conclusion:", f"  {self.conclusion}", "", "Questions, the key question first:"]
        for question in self.questions.values():
            parts += [f"  {question.id}: {question}", f"    {self._say_attack(question)}"]
        parts += ["", f"Also called: {', '.join(self.also)}"] if self.also else []
        aif = ", ".join(f"{name} ({number})" for name, number in self.aif.items())
        parts += [f"In AIFdb: {aif}"] if aif else []
        parts += ["From:", *(f"  {work}" for work in self.sources)] if self.sources else []
        return "\n".join(parts) + "\n"

    @staticmethod
    def _say_attack(question: Question) -> str:
        what = name_role(question.doubts) if question.attack == "undermines" else f"the {question.doubts}"
        return f"A challenge that asks it {question.attack} {what}."

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON: what `argmap scheme --format json` prints of it."""
        return {
            "name": self.name,
            "title": self.title,
            "also": list(self.also),
            "aif": dict(self.aif),
            "use": self.use,
            "premises": dict(self.premises),
            "conclusion": self.conclusion,
            "questions": [
                {
                    "id": question.id,
                    "question": str(question),
                    "ask": question.ask,
                    "doubts": question.doubts,
                    "attack": question.attack,
                    "key": question is self.key,
                }
                for question in self.questions.values()
            ],
            "sources": list(self.sources),
        }


def split_words(name: str) -> str:
    """Return a name that is written in one word as several: `Expert Opinion` for `ExpertOpinion`."""
    return _HUMP.sub(" ", name)


def name_role(role: str) -> str:
    """Return what a role is called where no statement is known for it: `the side effect`."""
    return f"the {role.replace('-', ' ')}"
