"""The main text of a web page, by trafilatura."""

from collections import Counter


def read(source: bytes, changes: Counter[str]) -> str:
    """Return the text as Markdown; menus, comments and the like are left out."""
    import trafilatura

    text = trafilatura.extract(
        source, output_format="markdown", include_comments=False, include_formatting=True
    )
    changes["menus, comments and the like left out"] += 1
    return text or ""
