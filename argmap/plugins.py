"""What other distributions add: entry points of `argmap.rules`, `argmap.formats` and `argmap.schemes`.

`importlib.metadata` is slow to import, and most installations have no plug-in. So the folders of `sys.path`
are searched for the names of these groups first, and it is imported only for distributions that have them.
"""

import os
import re
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, TypeAlias, TypeVar

from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

Group: TypeAlias = Literal["argmap.rules", "argmap.formats", "argmap.schemes"]

_GROUPS = b"[argmap."


_NAME = re.compile(r"[a-z][a-z0-9-]*")
_T = TypeVar("_T")


class Plugin(NamedTuple):
    """An entry point, and the name of the distribution that has it."""

    entry_point: "EntryPoint"
    distribution: str

    def load(self) -> Any:
        """Import what the entry point names.

        Raises:
            ArgmapError: it cannot be imported.
        """
        try:
            return self.entry_point.load()
        except Exception as error:
            raise ArgmapError(
                f"{self} cannot load '{self.entry_point.value}': {describe_error(error)}"
            ) from error

    def name_of(self, module: Any) -> str:
        """Return the `NAME` of what was loaded."""
        name: str = self.get(module, "NAME", str)
        if not _NAME.fullmatch(name):
            self.refuse(f"NAME is {name!r}: use lower-case letters, digits and '-', beginning with a letter")
        return name

    def get(self, module: Any, key: str, type_: type) -> Any:
        """Return an attribute of what was loaded, which has to be there and of a type."""
        value = getattr(module, key, None)
        if not isinstance(value, type_):
            self.refuse(f"{key} has to be of type {type_.__name__}, not {type(value).__name__}")
        return value

    def guard(self, function: Callable[..., _T]) -> Callable[..., _T]:
        """Return a function whose errors name the plug-in."""

        @wraps(function)
        def guarded(*args: Any) -> _T:
            try:
                return function(*args)
            except (ArgmapError, MemoryError):
                raise
            except Exception as error:
                raise ArgmapError(f"{self} failed: {describe_error(error)}") from error

        return guarded

    def refuse(self, reason: str) -> NoReturn:
        """Raise an error that names the plug-in."""
        raise ArgmapError(f"{self}: {reason}")

    def __str__(self) -> str:
        """Return what errors call it."""
        return f"plug-in '{self.entry_point.name}' of distribution '{self.distribution}'"


def describe_error(error: BaseException) -> str:
    """Return an error in one line: its kind and its message."""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def load_plugins(
    group: Group, build: Callable[[Plugin], tuple[str, _T]], taken: Collection[str]
) -> dict[str, _T]:
    """Return what distributions add to a group, by name; `build` makes it, and its name, from a plug-in.

    Raises:
        ArgmapError: a plug-in is broken, or its name is one of `taken` or that of another plug-in.
    """
    owners = dict.fromkeys(taken, "argmap itself")
    loaded: dict[str, _T] = {}
    for plugin in find_plugins(group):
        name, part = build(plugin)
        if name in owners:
            plugin.refuse(f"the name '{name}' is taken by {owners[name]}")
        owners[name] = f"distribution '{plugin.distribution}'"
        loaded[name] = part
    return loaded


def find_plugins(group: Group) -> list[Plugin]:
    """Return the plug-ins of a group, in the order of the names of their distributions and their own."""
    return [plugin for plugin in _find_all(tuple(sys.path)) if plugin.entry_point.group == group]


@cache
def _find_all(search_path: tuple[str, ...]) -> list[Plugin]:
    plugins: dict[str, list[Plugin]] = {}
    for entry in search_path:
        for distribution in _find_distributions(entry or os.curdir):
            name, points = _read(distribution, entry)
            plugins.setdefault(name, [Plugin(point, name) for point in points])  # the first hides the others
    everything = [plugin for name in plugins for plugin in plugins[name]]
    return sorted(everything, key=lambda plugin: (plugin.distribution, plugin.entry_point.name))


def _read(distribution: "Distribution", entry: str) -> "tuple[str, list[EntryPoint]]":
    try:
        name, points = distribution.metadata["Name"], list(distribution.entry_points)
    except Exception as error:
        reason = describe_error(error)
        raise ArgmapError(f"cannot read the metadata of a plug-in in '{entry}': {reason}") from error
    if not name:
        raise ArgmapError(f"cannot read the metadata of a plug-in in '{entry}': it has no name")
    return name, points


def _find_distributions(entry: str) -> "Iterator[Distribution]":
    """Yield the distributions in an entry of `sys.path` that may have plug-ins."""
    if os.path.isfile(entry):  # noqa: PTH113 - building paths would cost more than the search
        from importlib.metadata import distributions

        yield from distributions(path=[entry])
    for folder in sorted(_find_marked(entry)):
        from importlib.metadata import Distribution

        yield Distribution.at(folder)


def _find_marked(entry: str) -> Iterator[str]:
    """Yield the folders with metadata of distributions whose entry points name a group of ours."""
    try:
        names = os.listdir(entry)  # noqa: PTH208
    except OSError:
        return
    for name in names:
        if name.endswith((".dist-info", ".egg-info")) and _has_groups(f"{entry}/{name}/entry_points.txt"):
            yield f"{entry}/{name}"


def _has_groups(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return _GROUPS in file.read()
    except OSError:
        return False
