"""Options of the tests."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("argmap", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("argmap")  # how fast a machine happens to be is no property of the code


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite the .out files of tests/cases")
