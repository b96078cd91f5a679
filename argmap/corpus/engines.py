"""Engines that process the parts of a corpus: those of other libraries, by their names.

| engine | what it is |
|---|---|
| processes | processes of this machine, by `concurrent.futures` |
| joblib:BACKEND | a backend of joblib: `loky`, or `ray` and `spark` if they are installed |
| dask, dask:ADDRESS | Dask: a cluster on this machine, or the one whose scheduler has this address |

All of them call the same function for each part, so all of them write the same bytes.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, TypeAlias

from argmap.corpus.needs import need
from argmap.corpus.parts import Part
from argmap.corpus.processing import Record
from argmap.errors import ArgmapError

Process: TypeAlias = Callable[[Part], Record]

_AHEAD = 2
"""How many parts for each process are waiting or being processed: they may hold what files hold."""


def run(engine: str, process: Process, parts: Iterable[Part], workers: int) -> Iterator[Record]:
    """Yield the records of parts as they are done; `workers` is how many at a time, 0 for one on each core.

    Raises:
        ArgmapError: there is no such engine, or it is not installed.
    """
    name, _, rest = engine.partition(":")
    if name not in _ENGINES or (name == "processes" and rest):
        raise ArgmapError(
            f"unknown engine '{engine}'; choose processes, joblib:BACKEND, dask or dask:ADDRESS"
        )
    return _ENGINES[name](rest, process, parts, workers or os.cpu_count() or 1)


def _run_processes(_: str, process: Process, parts: Iterable[Part], workers: int) -> Iterator[Record]:
    """Run threads, each of which waits for a process that it starts."""
    with ThreadPoolExecutor(workers) as pool:
        pending: set[Future[Record]] = set()
        try:
            for part in parts:
                pending.add(pool.submit(process, part))
                if len(pending) >= _AHEAD * workers:
                    done, pending = wait(pending, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while pending:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run_joblib(backend: str, process: Process, parts: Iterable[Part], workers: int) -> Iterator[Record]:
    joblib = need("joblib", "the engine 'joblib'")
    backend = backend or "loky"
    if backend in _REGISTERED:
        module, function, install = _REGISTERED[backend]
        getattr(need(module, f"the engine 'joblib:{backend}'", install), function)()
    try:
        parallel = joblib.Parallel(workers, backend, return_as=_choose_return(joblib, backend))
    except ValueError as error:
        raise ArgmapError(f"joblib has no backend '{backend}': {error}") from error
    with _errors_described(f"joblib:{backend}"):
        yield from parallel(joblib.delayed(process)(part) for part in parts)


_REGISTERED = {
    "ray": ("ray.util.joblib", "register_ray", "'ray[default]'"),
    "spark": ("joblibspark", "register_spark", "joblibspark pyspark"),
}
"""Backends of other packages: the module and the function that tell joblib of them, and what to install."""


def _choose_return(joblib: Any, backend: str) -> str:
    """Return how a backend gives results: as they come, if it can."""
    with joblib.parallel_config(backend):
        chosen, _ = joblib.parallel.get_active_backend()
    return "generator_unordered" if chosen.supports_return_generator else "list"


def _run_dask(address: str, process: Process, parts: Iterable[Part], workers: int) -> Iterator[Record]:
    distributed = need("distributed", "the engine 'dask'", "'dask[distributed]'")
    local = {"n_workers": workers, "threads_per_worker": 1, "processes": False, "dashboard_address": None}
    try:
        client = distributed.Client(address) if address else distributed.Client(**local)
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot reach a Dask scheduler at '{address}': {error}") from error
    with client, _errors_described("dask"):
        most = _AHEAD * max(1, sum(client.nthreads().values()))
        done = distributed.as_completed()
        for part in parts:
            done.add(client.submit(process, part, pure=False))
            if done.count() >= most:
                yield next(done).result()
        yield from (future.result() for future in done)


@contextmanager
def _errors_described(engine: str) -> Iterator[None]:
    """Say that an engine failed, whatever its library raises."""
    try:
        yield
    except ArgmapError:
        raise
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ArgmapError(f"the engine '{engine}' failed: {reason}; see what it wrote above") from error


_ENGINES: dict[str, Callable[[str, Process, Iterable[Part], int], Iterator[Record]]] = {
    "processes": _run_processes,
    "joblib": _run_joblib,
    "dask": _run_dask,
}
