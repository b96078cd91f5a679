"""Argumentation schemes as AIFdb numbers and names them, and their ids in a map.

A scheme of the catalogue has its name there, whichever of its other names a file uses.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from argmap.schemes.catalogue import load_catalogue
from argmap.schemes.scheme import split_words

_TABLE = """
1 Analogy; 2 Bias; 3 CausalSlipperySlope; 4 CauseToEffect; 5 CircumstantialAdHominem; 6 Commitment;
7 CorrelationToCause; 9 Dilemma; 10 DirectAdHominem; 12 Ethotic; 13 EvidenceToHypothesis; 14 Example;
15 ExpertOpinion; 16 FalsificationOfHypothesis; 17 FearAppeal; 18 FullSlipperySlope; 19 Ignorance;
20 InconsistentCommitment; 22 NegativeConsequences; 23 PopularOpinion; 24 PopularOpinion;
25 PopularPractice; 26 PositionToKnow; 27 PositiveConsequences; 28 PracticalReasoning;
29 PrecedentSlipperySlope; 30 Sign; 31 VerbalClassification; 32 VerbalSlipperySlope; 33 Waste;
35 ModusPonens; 59 ArbitraryVerbalClassification; 60 VagueVerbalClassification; 61 EstablishedRule;
62 ExceptionalCase; 63 Gradualism; 72 Default Inference; 81 ValueBasedPracticalReasoning; 102 Paraphrase;
154 JP-Evidence; 155 JP-Reason; 160 ArgumentFromAuthority; 162 ERExpertOpinion; 163 ERExample;
165 ERPracticalReasoning; 170 InformantReport; 182 ArgumentFromMoralVirtue;
183 ArgumentFromPracticalWisdom; 184 ArgumentFromGoodwill; 197 Autorytet; 198 Autoridad; 201 Inferencja;
202 Inferencia; 211 Opinia Eksperta; 212 Opinión Experta; 213 Z Pozycji Wiedzy; 214 Condición de Saber;
235 Alternatives; 236 Composition; 237 Consequences; 238 DangerAppeal;
239 DefinitionToVerbalClassification; 240 Division; 241 Gradualism; 242 NeedForHelp; 243 Opposition;
244 Perception; 245 Rules; 246 VaguenessOfVerbalClassification; 247 Values; 248 WitnessTestimony;
249 InteractionOfActAndPerson; 250 GenericAdHominem; 251 PracticalReasoningFromAnalogy;
252 PragmaticArgumentFromAlternatives; 253 PragmaticInconsistency; 254 TwoPersonPracticalReasoning;
255 1 pre VV; 256 1 pre VP; 257 1 pre VF; 258 1 pre PV; 259 1 pre PP; 260 1 pre PF; 261 1 pre FV;
262 1 pre FP; 263 1 pre FF; 264 1 sub VV; 265 1 sub VP; 266 1 sub VF; 267 1 sub PV; 268 1 sub PP;
269 1 sub PF; 270 1 sub FV; 271 1 sub FP; 272 1 sub FF; 273 2 pre VV; 274 2 pre VP; 275 2 pre VF;
276 2 pre PV; 277 2 pre PP; 278 2 pre PF; 279 2 pre FV; 280 2 pre FP; 281 2 pre FF; 282 2 sub VV;
283 2 sub VP; 284 2 sub VF; 285 2 sub PV; 286 2 sub PP; 287 2 sub PF; 288 2 sub FV; 289 2 sub FP;
290 2 sub FF; 400 ArgumentFromWisdom/Virtue; 401 ArgumentFromWisdom/Goodwill;
402 ArgumentFromVirtue/Goodwill; 403 ArgumentFromWisdom/Virtue/Goodwill; 424 From-definition;
425 From-genus-and-species; 426 From-description; 427 From-ontological-implications; 428 From-correlates;
429 From-parts-and-whole; 430 From-time; 431 From-place; 432 From-final-OR-instrumental-cause;
433 From-material-cause; 434 From-formal-cause; 435 From-efficient-cause; 436 From-opposition;
437 From-alternatives; 438 From-analogy; 439 From-the-more-and-the-less;
440 From-termination-and-inception; 441 From-authority; 442 From-promising-and-warning;
443 From-conjugates-OR-derivates; 444 Definitional; 445 Mereological; 446 FinalCause; 447 MaterialCause;
448 FormalCause; 449 EfficientCause; 450 PracticalEvaluation; 451 Authority
"""
_DEFAULTS = frozenset(
    {"", "ra", "default", "default-inference", "inference", "support", "inferencja", "inferencia"}
)
_VALID = re.compile(r"[a-z][a-z0-9_-]*\Z")
_LONGEST = 200


class Scheme(NamedTuple):
    """A scheme: its number, its name, and the same in words: `15`, `ExpertOpinion`, `Expert Opinion`."""

    number: str
    name: str
    words: str


def scheme_id(name: str) -> str:
    """Return the id of a scheme by its name; the empty string for the default inference.

    >>> [scheme_id(name) for name in ("ExpertOpinion", "Argument from sign", "Dilemma", "Default Inference")]
    ['expert-opinion', 'sign', 'dilemma', '']
    """
    short = name.strip()[:_LONGEST]
    return "" if (id_ := _make_id(short)) in _DEFAULTS else canonical_id(id_)


def _make_id(name: str) -> str:
    return name if not name or _VALID.match(name) else _join(split_words(name))


def canonical_id(id: str) -> str:  # noqa: A002
    """Return the name that the catalogue has for a scheme, if it has the scheme; else the id itself."""
    scheme = load_catalogue().find(id) if id else None
    return scheme.name if scheme else id


def other_ids(id: str) -> list[str]:  # noqa: A002
    """Return the id of a scheme, and what its names in AIFdb would be as ids."""
    scheme = load_catalogue().find(id)
    return [id, *map(_make_id, scheme.aif)] if scheme else [id]


def find_number(number: str) -> str:
    """Return the name of the scheme that has a number; empty if there is none."""
    return _numbers().get(number, "")


def find_scheme(id: str) -> Scheme | None:  # noqa: A002
    """Return the scheme of an id, if AIFdb has it."""
    known = _schemes()
    return next((known[name] for name in reversed(other_ids(id)[:2]) if name in known), None)


@cache
def _numbers() -> dict[str, str]:
    pairs = (entry.strip().split(" ", 1) for entry in _TABLE.split(";"))
    return {number: name.strip() for number, name in pairs}


@cache
def _schemes() -> dict[str, Scheme]:
    schemes: dict[str, Scheme] = {}
    for number, name in _numbers().items():
        schemes.setdefault(_make_id(name), Scheme(number, name, split_words(name)))
    return schemes


def _join(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    joined = "-".join(re.findall("[a-z0-9]+", folded)) or "scheme"
    return joined if joined[0].isalpha() else f"scheme-{joined}"
