"""Formats that other distributions add."""

from types import SimpleNamespace

from argmap.formats.table import Format
from argmap.plugins import Plugin

_FUNCTIONS = ("recognise", "read", "write")


def build_format(plugin: Plugin) -> tuple[str, Format]:
    """Return a format, and its name, from a module with `NAME`, `TITLE`, `ENDINGS`, and `read` or `write`.

    Raises:
        ArgmapError: the module cannot be imported, or lacks one of these.
    """
    module = plugin.load()
    name, title = plugin.name_of(module), plugin.get(module, "TITLE", str)
    endings = plugin.get(module, "ENDINGS", tuple)
    if not all(isinstance(ending, str) and ending.startswith(".") for ending in endings):
        plugin.refuse("ENDINGS has to be endings of file names, such as ('.map',)")
    functions = {key: getattr(module, key) for key in _FUNCTIONS if callable(getattr(module, key, None))}
    reads, writes = "read" in functions, "write" in functions
    if not (reads or writes):
        plugin.refuse("there is neither 'read' nor 'write'")
    code = SimpleNamespace(plugin=plugin, recognise=lambda _: False)
    vars(code).update({key: plugin.guard(function) for key, function in functions.items()})
    return name, Format(name, title, plugin.entry_point.value, endings, reads, writes, code=code)
