"""Findings for programs. The shape is a promise: it changes only with the version number."""

import json
from collections.abc import Mapping
from typing import Any

from argmap.finding import Findings, Results, RuleDoc

VERSION = 1


def format_results(results: Results, _: Mapping[str, RuleDoc]) -> str:
    """Return the findings and how many there are, as JSON."""
    content = Findings(results.findings).to_dict()
    content["summary"]["files"] = len(results.files)
    return format_content(content)


def format_content(content: Mapping[str, Any]) -> str:
    """Return content as JSON, after the version of its shape."""
    return json.dumps({"argmap": VERSION, **content}, indent=2, ensure_ascii=False) + "\n"
