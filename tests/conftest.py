"""Options of the tests."""

import sys

import pytest
from hypothesis import HealthCheck, settings

from argmap.diagram import find_engine

# How fast a machine happens to be is no property of the code, and no test is a matter of luck.
_COMMON = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.register_profile("fast", _COMMON, derandomize=True, max_examples=12)
settings.register_profile("seeded", _COMMON)  # with --hypothesis-seed
settings.register_profile("long", _COMMON, derandomize=True)
settings.load_profile("fast")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite the .out files of tests/cases")


@pytest.fixture
def slow_engine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that lays out as always in plain rows, and takes minutes in every other way."""
    if sys.platform == "win32":
        pytest.skip("scripts are started by their first line")
    engine = find_engine()
    assert engine
    script = tmp_path_factory.mktemp("engine") / "slow"
    body = f"""\
import os, sys, time
{{'-Kosage', '-Knop2'}} & set(sys.argv) or time.sleep(300)
os.execv({engine!r}, sys.argv)
"""
    script.write_text(f"#!{sys.executable}\n{body}", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("ARGMAP_DOT", str(script))
