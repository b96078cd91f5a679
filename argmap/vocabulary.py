"""The words of the format that all layers share: sections, kinds and relations, and which may name which."""

KINDS = {
    "claims": "claim",
    "premises": "premise",
    "challenges": "challenge",
    "recommendations": "recommendation",
}
"""The sections of statements in their order, and the kind of the statements in each."""

INFERENCE, SECTION, SOURCE, VOICE = "inference", "section", "source", "voice"
REVIEWER = "reviewer"
"""The voice that a map may use without naming it under `voices`."""

_STATEMENTS = frozenset(KINDS.values())
TARGETS = {
    "thesis": frozenset({"claim"}),
    "expect": _STATEMENTS,
    "supported_by": _STATEMENTS,
    "premises": _STATEMENTS,
    "warrant": _STATEMENTS,
    "conclusion": _STATEMENTS,
    "answers": frozenset({"challenge"}),
    "denies": frozenset({"challenge"}),
    "attacks": _STATEMENTS | {INFERENCE},
    "contradicts": frozenset({"claim", "premise", "challenge"}),
    "in_tension_with": _STATEMENTS,
    "shown_by": _STATEMENTS,
    "section": frozenset({SECTION}),
    "sources": frozenset({SOURCE}),
    "derived_from": frozenset({SOURCE}),
    "by": frozenset({VOICE}),
}
"""Which kinds each relation may name."""

OTHER_NAMESPACES = frozenset({"section", "sources", "derived_from", "by"})
"""Relations to what has a namespace of its own, apart from that of statements and inferences."""

RELATIONS = ("answers", "denies", "contradicts", "attacks", "in_tension_with")
"""The relations of a statement to others, each a list of ids, besides its reasons."""
