"""CPU seconds for reading a large BibTeX file, made of entries with accents, braces, names and abbreviations.

    python -m benchmarks.bibliography [--megabytes 14] [--file refs.bib]

`--file` measures a file of your own, such as one of real entries.
"""

import argparse
from pathlib import Path
from time import process_time

from argmap.bibliography import read_works

_ENTRY = r"""
@inproceedings{{ {key}:{number},
  author = {{G{{\H o}}b{{\H o}}s, B. and de la {{Cruz Vega}}, Ana and J{{\o}}rn {{\AA}}s and others}},
  title = {{On the {{NP}}-completeness of \emph{{late}} fees, part~{number}: {{\'E}}tudes}},
  crossref = {{conf}}, pages = "{number}--{number}9", year = {{20{year:02}}}, month = jun,
  doi = {{10.5555/a\_{number}}}, publisher = ep # {{ \& Sons}},
  abstract = {{Fees keep readers away --- so ``they'' say. {words}}},
}}
"""
_HEAD = "@string{ep = {Elm Press}}\n@proceedings{conf, title={Proceedings}, editor={Roe, Kim}}\n"


def make(size: int) -> str:
    """Return a file of about so many characters; the same for the same size."""
    words = "Two in five cards are blocked over unpaid fees. " * 8
    parts, length = [_HEAD], 0
    while length < size:
        parts.append(_ENTRY.format(key="fees", number=len(parts), year=len(parts) % 100, words=words))
        length += len(parts[-1])
    return "".join(parts)


def main() -> None:
    """Print how long reading takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=14)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    text = options.file.read_text("utf-8") if options.file else make(int(options.megabytes * 1e6))
    start = process_time()
    shelf = read_works(text, "works.bib")
    seconds = process_time() - start
    counts = f"{len(shelf.sources):,} works, {len(shelf.troubles):,} notes"
    print(f"{len(text) / 1e6:.1f} MB, {counts}: {seconds:.1f} s")


if __name__ == "__main__":
    main()
