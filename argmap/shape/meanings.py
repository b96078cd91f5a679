"""Keys that people write for keys that exist: by meaning, rather than by spelling."""

_WORDS_FOR = {
    "supported_by": "because since reason reasons evidence grounds support supports implies leads_to parent "
    "backed_by backing pro "
    "pros rests_on depends_on justification justified_by proof argument arguments relies_on follows_from "
    "based_on requires implied_by why children",
    "attacks": "attack rebuts rebut undermines undermine undercuts undercut against objects_to objection_to "
    "counters refutes target targets challenge challenges attacked_by challenged_by objections objection con "
    "cons counterarguments counterargument rebutted_by undercut_by undermined_by rebuttals rebuttal "
    "attacks_on counter opposes opposed_by refuted_by on",
    "challenges": "objections objection counterarguments counterargument rebuttals critiques cons",
    "answers": "answer answered_by replies reply replies_to responds_to response responses addresses",
    "denies": "denied negates negation",
    "contradicts": "contradiction contradictory conflicts_with incompatible_with excludes contradicted_by",
    "base_score": "weight strength confidence probability score",
    "claims": "claim statements conclusions assertions nodes",
    "premises": "facts reasons assumptions premise grounds given",
    "sources": "cites cite citation citations references reference refs ref source evidence works literature "
    "url link",
    "assumption": "assumed assume assumes presumption assumptions",
    "by": "voice speaker said_by author",
    "remarks": "comments comment remark annotation annotations review",
    "note": "notes todo memo footnote see_also",
    "at": "location locations where place places quote page pages locator",
    "actor": "who agent addressee responsible",
    "text": "statement sentence content body description claim title premise",
    "thesis": "main_claim conclusion root roots theses",
    "recommendations": "recommendation proposals proposal actions advice policies",
    "scheme": "argument_scheme pattern argument_type",
    "questions": "critical_questions question critical_question cqs",
    "asks": "raises ask question critical_question",
    "inferences": "inference steps arguments schemes",
    "conclusion": "concludes therefore claim",
    "title": "name heading",
    "argmap": "version schema format",
    "expect": "expected verdicts verdict",
    "in_tension_with": "tension tensions",
    "residual": "left_open unresolved",
    "implicit": "hidden unstated enthymeme tacit",
    "bibliography": "bib references literature works",
    "container-title": "journal booktitle",
    "issued": "date year published",
    "URL": "link web href url",
    "author": "authors by writer",
    "license": "licence licences rights copyright",
    "allow": "ignore waive suppress noqa",
}
MEANT: dict[str, list[str]] = {}
"""Keys that people write, by meaning rather than by spelling, for keys that exist; the likeliest first."""

for _key, _words in _WORDS_FOR.items():
    for _word in _words.split():
        MEANT.setdefault(_word, []).append(_key)

_AT_ATTACKER = "the challenge that attacks"
_RELATIONS = ("supported_by", "attacks", "answers")
_REVERSED = {
    **dict.fromkeys(("supports", "implies", "leads_to", "parent"), "the statement that is supported"),
    "answered_by": "the statement that answers",
    **dict.fromkeys(
        ("attacked_by", "challenged_by", "rebutted_by", "undercut_by", "refuted_by"), _AT_ATTACKER
    ),
    **dict.fromkeys(("objections", "objection", "rebuttals", "rebuttal", "counter"), _AT_ATTACKER),
    **dict.fromkeys(("counterarguments", "counterargument", "con", "cons", "opposed_by"), _AT_ATTACKER),
}
"""Keys that say a relation from its other end, and where argmap writes it."""


def say_where(key: str, meant: str) -> str:
    """Return where a relation stands, if the key says it from its other end."""
    end = _REVERSED.get(fold_key(key)) if meant in _RELATIONS else None
    return f" it stands at {end}" if end else ""


def fold_key(key: str) -> str:
    """Return a key as the tables here have it.

    >>> fold_key("Answered by")
    'answered_by'
    """
    return key.strip().lower().replace("-", "_").replace(" ", "_")
