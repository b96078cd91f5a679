"""Docstrings, also where Python drops them (`-OO`): they are pages of rules, help texts and descriptions."""

import ast
import sys
from inspect import cleandoc, ismodule
from typing import Any


def read_docstring(thing: Any) -> str:
    """Return the docstring of a module, or of a class or function at the top of one; empty if it has none."""
    if thing.__doc__ or not sys.flags.optimize:
        return cleandoc(thing.__doc__ or "")
    module = thing if ismodule(thing) else sys.modules[thing.__module__]
    source = module.__loader__.get_source(module.__name__)  # type: ignore[union-attr]
    tree: Any = ast.parse(source or "")
    for node in () if thing is module else tree.body:
        if getattr(node, "name", None) == thing.__name__:
            tree = node
    return ast.get_docstring(tree) or ""
