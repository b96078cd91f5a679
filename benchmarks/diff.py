"""CPU seconds to read two maps, and to compare them, which includes reading them.

    python -m benchmarks.diff [STATEMENTS]

One statement in ten is reworded, and one in twenty renamed.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import argmap
from benchmarks.generate import SHAPES, Data, write

KINDS = ("claims", "premises", "challenges", "recommendations")


def change(data: Data) -> Data:
    """Return a map in which statements have other texts, and premises other ids."""
    changed = {**data}
    for kind in KINDS:
        parts = list(data.get(kind, {}).items())
        texts = (
            {**part, "text": f"{part['text']} Indeed."} if n % 10 == 0 else part
            for n, (_, part) in enumerate(parts)
        )
        names = (
            f"{name}-new" if kind == "premises" and n % 20 == 5 else name for n, (name, _) in enumerate(parts)
        )
        if parts:
            changed[kind] = dict(zip(names, texts, strict=True))
    return changed


def measure(shape: str, size: int, folder: Path) -> tuple[float, float]:
    """Return CPU seconds to read both maps, and to compare them."""
    data = SHAPES[shape](size)
    old, new = folder / "old.yaml", folder / "new.yaml"
    write(data, old)
    write(change(data), new)
    start = process_time()
    for path in (old, new):
        argmap.load(path)
    middle = process_time()
    assert str(argmap.diff(old, new))
    return middle - start, process_time() - middle


def main() -> None:
    """Print a line for each shape."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        for shape in SHAPES:
            reading, comparing = measure(shape, size, Path(folder))
            ratio = f"{comparing / reading:.1f} times"
            print(f"{shape:8} reading {reading:6.2f} s   comparing {comparing:6.2f} s   {ratio}")


if __name__ == "__main__":
    main()
