"""Rules that other distributions add."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.docstrings import read_docstring
from argmap.finding import Problem, Severity
from argmap.plugins import Plugin

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext
    from argmap.settings import Setting


@dataclass(frozen=True, eq=False)
class PluginRule:
    """A rule of another distribution; an error in it names the distribution."""

    plugin: Plugin
    code: Any
    NAME: str
    SEVERITY: Severity
    SETTINGS: "Mapping[str, Setting]"
    __doc__: str
    LEAD: "tuple[str, str] | None" = None
    WHY: str = ""
    REMEDY: str = ""
    ABOUT_MAP: bool = False
    ASKS: bool = False

    def check(self, graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
        """Yield what breaks the rule."""
        for problem in self.plugin.guard(_run)(self.code, graph, context):
            if not isinstance(problem, Problem):
                self.plugin.refuse(f"'check' has to yield problems, not {type(problem).__name__}")
            yield problem


def _run(code: Any, graph: "Graph", context: "RuleContext") -> list[Any]:
    return list(code.check(graph, context))


def build_rule(plugin: Plugin) -> tuple[str, PluginRule]:
    """Return a rule, and its name, from a module with `NAME`, `SEVERITY`, `check` and a docstring.

    Raises:
        ArgmapError: the module cannot be imported, or lacks one of these.
    """
    code = plugin.load()
    name, severity = plugin.name_of(code), plugin.get(code, "SEVERITY", Severity)
    if not callable(getattr(code, "check", None)):
        plugin.refuse("there is no function 'check'")
    settings = plugin.get(code, "SETTINGS", Mapping) if hasattr(code, "SETTINGS") else {}
    lead, why, remedy = getattr(code, "LEAD", None), getattr(code, "WHY", ""), getattr(code, "REMEDY", "")
    marks = [bool(getattr(code, name, False)) for name in ("ABOUT_MAP", "ASKS")]
    text = read_docstring(code) or plugin.get(code, "__doc__", str)
    return name, PluginRule(plugin, code, name, severity, settings, text, lead, why, remedy, *marks)
