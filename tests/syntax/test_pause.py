"""Pausing the garbage collector leaves it as it was."""

import gc

import pytest

from argmap.gc_control import gc_disabled


def _fail_while_paused() -> None:
    with gc_disabled(), gc_disabled():
        assert not gc.isenabled()
        raise RuntimeError


def test_paused_and_restored() -> None:
    assert gc.isenabled()
    with pytest.raises(RuntimeError):
        _fail_while_paused()
    assert gc.isenabled()
