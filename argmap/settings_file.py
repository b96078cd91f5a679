"""Settings from files: `argmap.toml`, or `[tool.argmap]` in `pyproject.toml`, found upward from the map."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from argmap.errors import ArgmapError
from argmap.finding import Severity
from argmap.reading import is_folder, is_there, read_bytes, resolve
from argmap.rules import all_rules
from argmap.settings import Configuration, Setting, Settings
from argmap.spelling import describe_unknown, index_words, join_choices
from argmap.toml import read_toml, refuse_problems

KEYS = ("select", "ignore", "severity", "fail-on", "baseline", "profile", "rules", "schemes")
_LEVELS = tuple(severity.value for severity in Severity)


def load_configuration(config: Path | None, folder: Path) -> Configuration:
    """Return what a configuration file says, or else the defaults.

    Args:
        config: the file, or a folder to look upward from.
        folder: where to look upward from if neither is given.

    Raises:
        ArgmapError: the file cannot be read, or it is wrong; reports all that is wrong.
    """
    start = config or folder
    path = find_configuration(resolve(start)) if config is None or is_folder(config) else config
    return read_configuration(path) if path else Configuration()


def find_configuration(start: Path) -> Path | None:
    """Return the nearest configuration file in a folder or above it.

    Raises:
        ArgmapError: there is one that cannot be read.
    """
    for folder in (start, *start.parents):
        if is_there(folder / "argmap.toml"):
            return folder / "argmap.toml"
        project = folder / "pyproject.toml"
        if is_there(project) and _may_have_table(read_bytes(project)) and _find_table(project) is not None:
            return project
    return None


def _may_have_table(content: bytes) -> bool:
    """Return whether a `pyproject.toml` may have settings for argmap; only then is it parsed."""
    return b"argmap" in content or content.startswith(b"tool") or b"\ntool" in content


def _find_table(project: Path) -> Any:
    """Return the settings for argmap in a `pyproject.toml`, or None.

    Raises:
        ArgmapError: the file cannot be read, or its key `tool` is not a table.
    """
    tool = read_toml(project).get("tool", {})
    if not isinstance(tool, dict):
        raise ArgmapError(f"{project}: 'tool' is not a table")
    return tool.get("argmap")


def read_configuration(path: Path) -> Configuration:
    """Read a configuration file.

    Raises:
        ArgmapError: it can't be read, or says what nobody understands; has all that is wrong.
    """
    table = (_find_table(path) or {}) if path.name == "pyproject.toml" else read_toml(path)
    if not isinstance(table, dict):
        raise ArgmapError(f"{path}: 'tool.argmap' is not a table")
    refuse_problems(path, _find_problems(table))
    return _build(table, resolve(path))


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
        tuple(path.parent / name for name in as_list(table.get("schemes", []))),
    )
    return Configuration(
        settings,
        Severity(table["fail-on"]) if "fail-on" in table else None,
        path.parent / table["baseline"] if "baseline" in table else None,
        path.parent / table["profile"] if "profile" in table else None,
        path,
    )


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, and what is none as a list of one."""
    return value if isinstance(value, list) else [value]


def _find_problems(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if key not in KEYS:
            yield describe_unknown("setting", key, KEYS, "")
        elif key in ("select", "ignore"):
            yield from _find_list_problems(key, value)
        elif key == "schemes":
            if not all(isinstance(name, str) and "\0" not in name for name in as_list(value)):
                yield "'schemes' is the path of a catalogue, or a list of paths"
        elif key in ("severity", "rules"):
            yield from _find_table_problems(key, value)
        elif key == "fail-on":
            yield from _find_level_problems(key, value)
        elif not isinstance(value, str) or "\0" in value:
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
    for name in filter(all_rules().__contains__, value):
        if key == "severity":
            yield from _find_level_problems(f"severity.{name}", value[name])
        else:
            yield from _find_setting_problems(name, value[name])


def _find_level_problems(key: str, value: object) -> Iterator[str]:
    if value not in _LEVELS:
        yield f"'{key}' is {value!r}{index_words(_LEVELS).hint(str(value))}; choose {join_choices(_LEVELS)}"


def _find_setting_problems(rule: str, value: object) -> Iterator[str]:
    known = defaults_of(rule)
    if not isinstance(value, dict):
        yield f"'rules.{rule}' is a table of settings"
        return
    for name, setting in value.items():
        if name not in known:
            yield f"the rule '{rule}' has no setting '{name}'{index_words(tuple(known)).hint(name)}"
        elif type(setting) is not type(known[name]):
            yield f"'rules.{rule}.{name}' is {setting!r}; use a value like {known[name]!r}"


def defaults_of(name: str) -> Mapping[str, Setting]:
    """Return the settings of a rule with their defaults; empty where it has none."""
    defaults: Mapping[str, Setting] = getattr(all_rules()[name], "SETTINGS", {})
    return defaults
