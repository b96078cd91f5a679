"""What a conversion does not carry, for programs."""

from typing import TYPE_CHECKING

from argmap.report.json import format_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.interop import Loss


def format_losses(source: str, target: str, losses: "Sequence[Loss]") -> str:
    """Return the losses of a conversion as JSON."""
    return format_content(
        {
            "from": source,
            "to": target,
            "losses": [{"id": loss.id, "what": loss.what, "reason": loss.reason} for loss in losses],
            "count": len(losses),
        }
    )
