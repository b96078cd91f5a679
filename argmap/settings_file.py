"""Settings from files: `argmap.toml`, or `[tool.argmap]` in `pyproject.toml`, found upward from the map."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from argmap.errors import ArgmapError
from argmap.finding import Severity
from argmap.rules import all_rules
from argmap.settings import Configuration, Setting, Settings
from argmap.spelling import Speller, describe_unknown, join_choices
from argmap.toml import read_toml

KEYS = ("select", "ignore", "severity", "fail-on", "baseline", "profile", "rules")
_LEVELS = [severity.value for severity in Severity]


def load_configuration(config: Path | None, folder: Path) -> Configuration:
    """Return what a configuration file says, or else the defaults.

    Args:
        config: the file, or a folder to look upward from.
        folder: where to look upward from if neither is given.

    Raises:
        ArgmapError: the file cannot be read, or it is wrong; reports all that is wrong.
    """
    start = config or folder
    path = find_configuration(start.resolve()) if config is None or config.is_dir() else config
    return read_configuration(path) if path else Configuration()


def find_configuration(start: Path) -> Path | None:
    """Return the nearest configuration file in a folder or above it."""
    for folder in (start, *start.parents):
        if (folder / "argmap.toml").is_file():
            return folder / "argmap.toml"
        project = folder / "pyproject.toml"
        if project.is_file() and _has_table(project):
            return project
    return None


def _has_table(project: Path) -> bool:
    """Return whether a `pyproject.toml` has settings for argmap; it is parsed only where it may have."""
    may_have = re.search(rb"\btool\W+argmap\b|^\s*\[\s*tool\s*\]", project.read_bytes(), re.MULTILINE)
    return may_have is not None and "argmap" in read_toml(project).get("tool", {})


def read_configuration(path: Path) -> Configuration:
    """Read a configuration file.

    Raises:
        ArgmapError: it can't be read, or says what nobody understands; has all that is wrong.
    """
    content = read_toml(path)
    table = content.get("tool", {}).get("argmap", {}) if path.name == "pyproject.toml" else content
    problems = list(_find_problems(table))
    if problems:
        raise ArgmapError("\n".join(f"{path}: {problem}" for problem in problems))
    return _build(table, path.resolve())


def find_name_problems(names: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with names that should be those of rules."""
    for name in names:
        if name not in all_rules():
            yield describe_unknown("rule", name, all_rules(), "'argmap rule' lists them")


def _build(table: Mapping[str, Any], path: Path) -> Configuration:
    settings = Settings(
        frozenset(table["select"]) if "select" in table else None,
        frozenset(table.get("ignore", ())),
        {name: Severity(level) for name, level in table.get("severity", {}).items()},
        table.get("rules", {}),
    )
    return Configuration(
        settings,
        Severity(table["fail-on"]) if "fail-on" in table else None,
        path.parent / table["baseline"] if "baseline" in table else None,
        path.parent / table["profile"] if "profile" in table else None,
        path,
    )


def _find_problems(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if key not in KEYS:
            yield describe_unknown("setting", key, KEYS, "")
        elif key in ("select", "ignore"):
            yield from _find_list_problems(key, value)
        elif key in ("severity", "rules"):
            yield from _find_table_problems(key, value)
        elif key == "fail-on":
            yield from _find_level_problems(key, value)
        elif not isinstance(value, str):
            yield f"'{key}' is the path of a file"


def _find_list_problems(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        yield from find_name_problems(dict.fromkeys(value))
    else:
        yield f"'{key}' is a list of rule names"


def _find_table_problems(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"'{key}' is a table, by rule name"
        return
    yield from find_name_problems(value)
    for name in value.keys() & all_rules().keys():
        if key == "severity":
            yield from _find_level_problems(f"severity.{name}", value[name])
        else:
            yield from _find_setting_problems(name, value[name])


def _find_level_problems(key: str, value: object) -> Iterator[str]:
    if value not in _LEVELS:
        yield f"'{key}' is {value!r}{Speller(_LEVELS).hint(str(value))}; choose {join_choices(_LEVELS)}"


def _find_setting_problems(rule: str, value: object) -> Iterator[str]:
    known = defaults_of(rule)
    if not isinstance(value, dict):
        yield f"'rules.{rule}' is a table of settings"
        return
    for name, setting in value.items():
        if name not in known:
            yield f"the rule '{rule}' has no setting '{name}'{Speller(known).hint(name)}"
        elif type(setting) is not type(known[name]):
            yield f"'rules.{rule}.{name}' is {setting!r}; use a value like {known[name]!r}"


def defaults_of(name: str) -> Mapping[str, Setting]:
    """Return the settings of a rule with their defaults; empty where it has none."""
    defaults: Mapping[str, Setting] = getattr(all_rules()[name], "SETTINGS", {})
    return defaults
