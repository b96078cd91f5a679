"""What the package says of itself to an index, and how much an installation brings."""

import re
import subprocess
import sys
import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

import argmap

ROOT = Path(__file__).parent.parent
SIZE = 2_671_000
"""The bytes in the package's folder when this test was last adjusted."""
MEGABYTE = 1_000_000
BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = BUILD["project"]
REPOSITORY = PROJECT["urls"]["Source"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def load(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def test_an_installation_brings_six_dependencies() -> None:
    names = {re.split(r"[^\w-]", dependency)[0].lower() for dependency in PROJECT["dependencies"]}
    assert names == {"click", "graphviz", "graphviz-pure", "jsonschema", "pydantic", "pyyaml"}


def test_the_package_stays_small() -> None:
    files = [path for path in (ROOT / "argmap").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    size = sum(path.stat().st_size for path in files)
    assert size < SIZE + MEGABYTE, f"{size:,} bytes: is this worth it to everyone who installs argmap?"


def test_each_licence_in_the_package_is_listed() -> None:
    listed = {path for pattern in PROJECT["license-files"] for path in ROOT.glob(pattern)}
    assert listed == {ROOT / "LICENSE", *(ROOT / "argmap").rglob("*LICENSE*")}
    assert PROJECT["license"].split(" AND ") == load("CITATION.cff")["license"]


def test_readme_has_only_whole_addresses_on_an_index() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for rule in BUILD["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(rule["pattern"], rule["replacement"], text)
    targets = re.findall(r"\]\(([^)]*)\)", text)
    assert len(targets) > 20
    assert [target for target in targets if not target.startswith("https://")] == []
    assert text.count("](https://raw.githubusercontent.com/argmap/argmap/main/docs/images/") == 1
    assert f"]({REPOSITORY}/blob/main/docs/verdicts.md)" in text


def test_all_name_one_repository() -> None:
    citation = load("CITATION.cff")
    assert all(address.startswith(REPOSITORY) for address in PROJECT["urls"].values())
    assert (citation["repository-code"], citation["version"]) == (REPOSITORY, argmap.__version__)
    assert f"{REPOSITORY}/security" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("citation-file-format", [ROOT / "CITATION.cff"]),
        ("github-workflows", WORKFLOWS),
        ("github-actions", [ROOT / "action.yml"]),
    ],
)
def test_files_for_hosts_are_valid(schema: str, files: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_ci_runs_every_python_that_the_package_names() -> None:
    prefix = "Programming Language :: Python :: 3."
    named = [name.removeprefix(prefix) for name in PROJECT["classifiers"] if name.startswith(prefix)]
    assert load(".github/workflows/ci.yml")["jobs"]["linux"]["strategy"]["matrix"]["python"] == [
        f"3.{minor}" for minor in named
    ]


def test_a_release_is_tested_checked_and_published_without_a_password() -> None:
    jobs = load(".github/workflows/release.yml")["jobs"]
    assert jobs["publish"]["needs"] == ["test", "build"]
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert "python -m twine check --strict dist/*" in [step.get("run") for step in jobs["build"]["steps"]]
    assert "secrets." not in (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")


def test_the_changelog_says_nothing_twice() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = [" ".join(entry.split()) for entry in re.split(r"^- ", text, flags=re.MULTILINE)[1:]]
    assert [entry for entry, same in groupby(sorted(entries)) if len(list(same)) > 1] == []
