"""`argmap corpus build`: maps become tables."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from argmap.cli.files import write_output
from argmap.cli.parameters import complete_files, output_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.corpus import Progress

_MIB = 2**20


@click.command("build")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, shell_complete=complete_files)
@output_option("The folder to write the tables to.", required=True, metavar="DIR")
@click.option(
    "--engine",
    metavar="ENGINE",
    default="processes",
    show_default=True,
    help="What runs the work: processes, joblib:BACKEND (such as loky, ray, spark), dask or dask:ADDRESS.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Read with N processes.  [default: as many as there are processors]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.001),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Stop reading a file after this time.",
)
@click.option(
    "--max-size",
    type=click.IntRange(min=1),
    default=4,
    show_default=True,
    metavar="MIB",
    help="The largest file to read, in MiB.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=100),
    default=450,
    show_default=True,
    metavar="MIB",
    help="The most memory that a process may use, in MiB, where the system can limit it.",
)
@click.option(
    "--config",
    metavar="TOML",
    shell_complete=complete_files,
    help="Read settings for all maps from this file.",
)
def command(
    sources: tuple[str, ...],
    output: str,
    engine: str,
    jobs: int,
    timeout: float,
    max_size: int,
    memory: int,
    config: str | None,
) -> None:
    """Read all maps of SOURCE... into tables in DIR.

    SOURCE is a folder, a file, a pattern such as 'maps/**/*.json', an archive (.zip, .tar, .tar.gz), or a URL
    that fsspec knows, such as s3://bucket/maps. Files may have any format that `argmap convert` reads. DIR
    gets the tables maps, statements, relations, sources, verdicts, findings, losses and failures in Parquet:
    every file that cannot be read is a row of failures. If it is stopped, the same command goes on.
    It needs 'pip install "argmap[corpus]"'.
    """
    from argmap.corpus import build

    with _progress() as on_progress:
        built = build(
            sources,
            output,
            engine=engine,
            jobs=jobs,
            timeout=timeout,
            max_bytes=max_size * _MIB,
            memory=memory * _MIB,
            config=config,
            on_progress=on_progress,
        )
    write_output("-", f"{built}\n")


@contextmanager
def _progress() -> "Iterator[Callable[[Progress], None] | None]":
    """Give what shows on a terminal how far a build is, at which rate, and how long it will take."""
    from time import monotonic

    if not sys.stderr.isatty():
        yield None
        return
    start = monotonic()
    with click.progressbar(length=0, file=sys.stderr, show_pos=True) as bar:

        def show(progress: "Progress") -> None:
            rate = progress.done / (monotonic() - start)
            bar.label = f"{rate:,.0f} files/s, {progress.failures:,} failures"
            bar.length = progress.total
            bar.update(progress.done - bar.pos)

        yield show
