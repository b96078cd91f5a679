"""What `argmap merge` writes and prints, for people and for git."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from argmap.comparison.merging import MergeResult
    from argmap.syntax import Document


def encode_merge(merge: "MergeResult", ours: "Document") -> bytes:
    """Return the text of a merge as bytes, in the encoding of ours."""
    from argmap.syntax.decode import encode

    return encode(merge.text, ours.encoding)


def tell(merge: "MergeResult") -> None:
    """Print what there is to tell of a merge."""
    if not merge.clean or merge.notes:
        click.echo(str(merge), err=True)
