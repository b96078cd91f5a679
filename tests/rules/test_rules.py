"""Every rule's page says what it finds, with two examples; here both are checked."""

import re
from pathlib import Path

import pytest

import argmap.rules
from argmap.finding import Finding, Severity
from argmap.rules import BUILTIN_RULES, Rule, all_rules
from argmap.rules.docs import FAULTS
from argmap.settings import ON_REQUEST, Settings
from argmap.syntax import read
from tests.checking import check_document

PAGE = re.compile(
    r"(?P<summary>[A-Z][^\n]+)\.\n\n(?P<why>.+)\n\n"
    r"Fails:\n\n```yaml\n(?P<fails>.+?)```\n\n"
    r"Passes:\n\n```yaml\n(?P<passes>.+?)```\n\n"
    r"What to do: (?P<advice>.+)\.\n",
    re.DOTALL,
)
BESIDE = re.compile(r"`([\w.]+)`[^`\n]*:\n\n```text\n(.+?)```", re.DOTALL)
"""A file that examples need beside them."""
each_rule = pytest.mark.parametrize("rule", [all_rules()[name] for name in BUILTIN_RULES], ids=BUILTIN_RULES)


def run_example(rule: Rule, which: str, folder: Path) -> list[Finding]:
    page = PAGE.fullmatch(rule.__doc__)
    assert page, "the docstring lacks a part, or has them in another order"
    settings = Settings(rules={name: {} for name in ON_REQUEST})
    for name, content in BESIDE.findall(page["why"]):
        (folder / name).write_text(content, encoding="utf-8")
    return check_document(read(page[which], "example.yaml").in_folder(folder), settings).findings


@each_rule
def test_failing_example_is_found(rule: Rule, tmp_path: Path) -> None:
    found = [finding for finding in run_example(rule, "fails", tmp_path) if finding.rule == rule.NAME]
    assert found
    assert all(finding.severity == rule.SEVERITY for finding in found)


@each_rule
def test_passing_example_passes(rule: Rule, tmp_path: Path) -> None:
    findings = run_example(rule, "passes", tmp_path)
    assert rule.NAME not in {finding.rule for finding in findings}
    assert Severity.ERROR not in {finding.severity for finding in findings}


@each_rule
def test_rule_is_named_like_its_module(rule: Rule) -> None:
    assert getattr(rule, "__name__", "") == f"argmap.rules.{rule.NAME.replace('-', '_')}"


def test_catalogue_has_every_rule_once() -> None:
    modules = {path.stem for path in Path(argmap.rules.__path__[0]).glob("*.py")} - {
        "__init__",
        "docs",
        "plugin",
    }
    assert sorted(BUILTIN_RULES) == sorted(module.replace("_", "-") for module in modules)
    assert BUILTIN_RULES[-1] == "unused-waiver"  # it looks at what the others did


def test_at_most_sixty_rules_run_by_default() -> None:
    names = set(BUILTIN_RULES)
    assert names > ON_REQUEST
    assert len((names | FAULTS.keys()) - ON_REQUEST) <= 60
