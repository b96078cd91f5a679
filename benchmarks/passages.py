"""How long quotes take to find, and what is found of those that are damaged, beside windows of difflib.

python -m benchmarks.passages [--quotes 10000] [--windows 100]
"""

import argparse
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from statistics import median
from time import perf_counter

from argmap.passages.locating import Query, locate
from argmap.passages.normal import normalize_quote
from argmap.passages.search import Budget, describe_method
from argmap.passages.text import PaperText
from tests.passages.quotes import Case, is_found, is_wrong, make_cases, read_texts


def find_by_windows(text: PaperText, query: Query) -> tuple[int, int]:
    """Return the window of a text that difflib holds to be the most like a quote."""
    words, whole = normalize_quote(query.quote), text.normal.text
    matcher = SequenceMatcher(None, "", words, autojunk=False)
    best, place = 0.0, 0
    for start in range(0, max(1, len(whole) - len(words)), max(1, len(words) // 4)):
        matcher.set_seq1(whole[start : start + len(words)])
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, place = matcher.ratio(), start
    return place, place + len(words)


def _describe(case: Case) -> str:
    if not case.damage:
        return case.kind
    return f"{case.kind}, {'1-5' if case.rate <= 5 else '6-10'} %"


def main() -> None:
    """Print what is found by kind of quote, and the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=10_000)
    parser.add_argument("--windows", type=int, default=100)
    options = parser.parse_args()
    texts = read_texts()
    assert all(text.normal.text for text in texts.values())  # what is made once is made before the clock
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    times, damaged = [], []
    for name, case in make_cases(options.quotes):
        before = perf_counter()
        answer = locate(texts[name], case.query, Budget())
        times.append(perf_counter() - before)
        count = counts[_describe(case)]
        count.update(quotes=1, right=is_found(case, answer), wrong=is_wrong(case, answer))
        count["ambiguous"] += answer.step == "ambiguous"
        if case.damage:
            damaged.append((name, case, times[-1]))
    for kind, count in sorted(counts.items()):
        print(
            f"{kind:<18} {count['quotes']:>6,} quotes, {count['right'] / count['quotes']:7.2%} right, "
            f"{count['wrong']} wrong picks, {count['ambiguous']} ambiguous"
        )
    slowest = sorted(times)[len(times) * 99 // 100]
    print(f"median {median(times) * 1e3:.3f} ms, 99 of 100 in {slowest * 1e3:.2f} ms")
    print(
        f"damaged quotes: median {median(time for *_, time in damaged) * 1e3:.3f} ms by {describe_method()}"
    )
    windows = []
    for name, case, _ in damaged[: options.windows]:
        before = perf_counter()
        find_by_windows(texts[name], case.query)
        windows.append(perf_counter() - before)
    print(f"difflib's windows: median {median(windows) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
