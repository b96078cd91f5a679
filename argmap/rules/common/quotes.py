"""What rules about quotations have in common."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.passages.anchors import Anchor
    from argmap.passages.locating import Answer
    from argmap.passages.states import Step
    from argmap.rules.common.context import RuleContext


def find_anchors(context: "RuleContext", step: "Step") -> "Iterator[tuple[Anchor, Answer]]":
    """Yield the quotes of a map that are found so far, in its order."""
    for anchor in context.anchors.anchors if context.anchors else ():
        if anchor.answer and anchor.answer.step is step:
            yield anchor, anchor.answer
