"""Whether the data of a file is shaped like Carneades YAML, and its parts in one shape each."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.interop.carrying import Data
from argmap.interop.origin import without
from argmap.spelling import Speller

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.interop.plain import Located

LABELS = ("in", "out", "undecided")


@dataclass(slots=True)
class Argument:
    """An argument; `premises` are pairs of role and statement, the role empty where none is given."""

    conclusion: str
    premises: list[tuple[str, str]]
    undercutter: str
    rest: Data


@dataclass(slots=True)
class File:
    """What a file holds, by the names that it gives."""

    statements: dict[str, Data] = field(default_factory=dict)
    arguments: dict[str, Argument] = field(default_factory=dict)
    issues: dict[str, Data] = field(default_factory=dict)
    assumptions: list[str] = field(default_factory=list)
    tests: dict[str, list[str]] = field(default_factory=dict)
    meta: Data = field(default_factory=dict)
    rest: Data = field(default_factory=dict)


class Shaper:
    """Takes a file apart; what is not as it has to be is a fault at its place."""

    def __init__(self, located: "Located") -> None:
        """Take the data of a file."""
        self._located = located
        self.file = File()

    def shape(self) -> File:
        """Return the file's parts; raises `UnreadableError` with all that is wrong."""
        data = self._mapping((), self._located.data)
        file = self.file
        self._statements(data)
        for name in self._mapping(("arguments",), data.get("arguments")):
            file.arguments[name] = self._argument(("arguments", name), data["arguments"][name])
        for name in self._mapping(("issues",), data.get("issues")):
            issue = self._mapping(("issues", name), data["issues"][name])
            positions = self._names(("issues", name, "positions"), issue.get("positions"), known=True)
            file.issues[name] = {**issue, "positions": positions}
        tests = self._mapping(("tests",), data.get("tests"))
        file.tests = {label: self._names(("tests", label), tests.get(label)) for label in LABELS}
        file.meta = self._mapping(("meta",), data.get("meta"))
        used = {"statements", "arguments", "issues", "assumptions", "tests", "meta"}
        file.rest = without(data, used)
        self._located.finish()
        return file

    def _statements(self, data: Data) -> None:
        for name, value in self._mapping(("statements",), data.get("statements")).items():
            statement = value if isinstance(value, dict) else {"text": value}
            text = self._text(("statements", name, "text"), statement.get("text"))
            self.file.statements[name] = {**statement, "text": text or name}
            if statement.get("assumed") in (True, "True", "yes"):
                self.file.assumptions.append(name)
        self.file.assumptions += self._names(("assumptions",), data.get("assumptions"))
        for name in self.file.assumptions:  # atoms that only schemes are about
            self.file.statements.setdefault(name, {"text": name})
        self._speller = Speller(self.file.statements)

    def _argument(self, path: "Path", value: Any) -> Argument:
        data = self._mapping(path, value)
        premises = data.get("premises")
        if isinstance(premises, dict):
            pairs = [(role, self._known((*path, "premises", role), name)) for role, name in premises.items()]
        else:
            pairs = [("", name) for name in self._names((*path, "premises"), premises, known=True)]
        undercutter = data.get("undercutter")
        if data.get("conclusion") is None:
            self._located.fault(path, "an argument has a 'conclusion'")
        return Argument(
            self._known((*path, "conclusion"), data.get("conclusion")) if "conclusion" in data else "",
            [pair for pair in pairs if pair[1]],
            self._known((*path, "undercutter"), undercutter) if undercutter is not None else "",
            without(data, ("conclusion", "premises", "undercutter")),
        )

    def _mapping(self, path: "Path", value: Any) -> Data:
        if isinstance(value, dict):
            return value
        if value is not None or not path:
            what = f"'{path[-1]}'" if path else "the file"
            self._located.fault(path, f"{what} has to be a mapping of names, not {_kind(value)}")
        return {}

    def _names(self, path: "Path", value: Any, *, known: bool = False) -> list[str]:
        if not isinstance(value, list | None):
            self._located.fault(path, f"'{path[-1]}' has to be a list of statements, not {_kind(value)}")
            return []
        read = self._known if known else self._text
        names = [read((*path, index), item) for index, item in enumerate(value or [])]
        return list(dict.fromkeys(filter(None, names)))

    def _known(self, path: "Path", value: Any) -> str:
        name = self._text(path, value)
        if name and name not in self.file.statements:
            self._located.fault(path, f"there is no statement '{name}'{self._speller.hint(name)}")
        return name

    def _text(self, path: "Path", value: Any) -> str:
        if isinstance(value, dict | list):
            self._located.fault(path, f"a text is expected here, not {_kind(value)}")
            return ""
        words = {None: "", True: "true", False: "false"}
        return words[value] if value is None or isinstance(value, bool) else str(value)


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", type(None): "nothing"}
    return names.get(type(value), f"'{str(value)[:40]}'")
