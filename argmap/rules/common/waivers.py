"""Which waivers count."""

NO_REASON = "write here why this does not matter"
"""What an editor writes in place of a reason; while it stands there, none is given."""

NEVER_WAIVED = frozenset({"dangling-reference", "duplicate-id", "wrong-target", "self-reference"})
"""Rules that find what means nothing: no reason makes it mean something."""


def may_waive(rule: str, reason: str) -> bool:
    """Return whether a rule is waived for a reason."""
    return rule not in NEVER_WAIVED and reason != NO_REASON
