"""An oracle for the eight verdicts, written from their definition alone.

It knows nothing of the package: a map is plain data, the definition is spelled out rule by rule as a
ground logic program, and the well-founded model of that program is found by brute force. It is slow,
and meant to be checked by reading it beside the definition.

A statement gives grounds by itself if it cites a source or, for a premise, states an assumption. A premise
or a challenge that does not, and to which no support is given, is merely said. The verdicts compare four
runs of one logic program, which differ in what is asserted and in what is withdrawn. What gives grounds by
itself is asserted in each of them, and what has reasons can stand by a reason that fires. Beside that

- `asserted`: what is merely said is asserted;
- `sourced`: what is merely said is not asserted;
- `considered`: as `asserted`, but bare challenges are withdrawn (they are out, and what leans on them loses
  that), and so are denials by what is out in the run `sourced`;
- `doubted`: what is merely said is asserted as undefined, so that what is true in this run is true
  whichever of it is accepted.

A challenge is bare if it cites no source and in the run `sourced` each of its reasons fails: `fire` is false.

No verdict depends on a fifth run, `cited`: challenges that are merely said are asserted, and premises that
are merely said are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from random import Random

Atom = tuple[str, str]
Pair = tuple[str, str]

SECTIONS = ("claims", "premises", "challenges", "recommendations")


def judge(
    data: Mapping[str, Any], *, residual: bool = False, without_voices: Collection[str] = ()
) -> dict[str, str]:
    """The verdict of every statement, by id."""
    reading = read(data, residual=residual, without_voices=without_voices)
    runs = four_runs(reading)
    return {name: verdict(name, reading, runs) for name in reading.kinds}


def truths(
    data: Mapping[str, Any],
    basis: str = "asserted",
    *,
    residual: bool = False,
    without_voices: Collection[str] = (),
) -> dict[str, bool | None]:
    """What one run says of every statement: in (true), out (false) or undecided (none).

    The basis is the name of one of the five runs.
    """
    reading = read(data, residual=residual, without_voices=without_voices)
    model = run_by_name(basis, reading)
    return {name: model.value("in", name) for name in reading.kinds}


# Reading a map


class Step(NamedTuple):
    """An inference: its name, its premises (the warrant among them) and its conclusion."""

    name: str
    premises: frozenset[str]
    conclusion: str


class Reading(NamedTuple):
    """A map without what counts as not written; each relation is a set of pairs, from its owner."""

    kinds: dict[str, str]
    steps: list[Step]
    sourced: set[str]
    assumed: set[str]
    forceless: set[str]
    attacks: set[Pair]
    answers: set[Pair]
    denies: set[Pair]
    contradicts: set[Pair]

    def of_kind(self, section: str) -> set[str]:
        """The statements of one kind, named by its section."""
        return {name for name, kind in self.kinds.items() if kind == section}

    def reasons(self, name: str) -> list[Step]:
        """The inferences that conclude a statement."""
        return [step for step in self.steps if step.conclusion == name]


def read(data: Mapping[str, Any], *, residual: bool, without_voices: Collection[str]) -> Reading:
    """Reads a map, without these voices and without references that lead nowhere.

    Residual challenges are without force, unless residual is true.
    """
    written = {
        name: (section, statement)
        for section in SECTIONS
        for name, statement in (data.get(section) or {}).items()
        if speaker(statement, data) not in without_voices
    }
    kinds = {name: section for name, (section, _) in written.items()}
    statements = {name: statement for name, (_, statement) in written.items()}
    steps = [step for step in steps_of(data, statements, without_voices) if leads_somewhere(step, kinds)]
    targets = {*kinds, *(step.name for step in steps)}
    claim, premise, challenge, recommendation = (
        {name for name, kind in kinds.items() if kind == section} for section in SECTIONS
    )
    return Reading(
        kinds=kinds,
        steps=steps,
        sourced={name for name in statements if cites(statements[name], data)},
        assumed={name for name in premise if statements[name].get("assumption") is not None},
        forceless=set() if residual else {name for name in challenge if is_residual(statements[name])},
        attacks=related(statements, "attacks", challenge, targets),
        answers=related(statements, "answers", claim | premise | recommendation, challenge),
        denies=related(statements, "denies", claim | premise | recommendation, challenge),
        contradicts=related(statements, "contradicts", claim | premise, claim | premise | challenge),
    )


def many(value: Any) -> list[Any]:
    """A value that may stand alone, without brackets, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def speaker(written: Mapping[str, Any], data: Mapping[str, Any]) -> str | None:
    """Whose statement or inference this is; none is the author, as is a voice that leads nowhere."""
    voice = written.get("by")
    return voice if voice == "reviewer" or voice in (data.get("voices") or {}) else None


def cites(statement: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
    """Whether a statement cites a source that the map has: `source-id` or `source-id, locator`."""
    cited = {citation.split(",")[0].strip() for citation in many(statement.get("sources"))}
    return not cited.isdisjoint(data.get("sources") or {})


def is_residual(challenge: Mapping[str, Any]) -> bool:
    """Whether a challenge is left open knowingly."""
    return challenge.get("residual") is not None


def related(
    statements: Mapping[str, Mapping[str, Any]], relation: str, owners: set[str], targets: set[str]
) -> set[Pair]:
    """The pairs of a relation that these owners may state, of those targets that it may name."""
    return {
        (owner, target)
        for owner in owners
        for target in many(statements[owner].get(relation))
        if target in targets
    }


def steps_of(
    data: Mapping[str, Any], statements: Mapping[str, Mapping[str, Any]], without_voices: Collection[str]
) -> Iterable[Step]:
    """All inferences that these voices leave, inline and explicit; those without an id get a number."""
    inline = [
        {**as_inference(reason), "conclusion": name}
        for name, statement in statements.items()
        for reason in many(statement.get("supported_by"))
    ]
    explicit = [{**inference, "id": name} for name, inference in (data.get("inferences") or {}).items()]
    for number, inference in enumerate(inline + explicit):
        if speaker(inference, data) not in without_voices:
            premises = frozenset(many(inference.get("premises")) + many(inference.get("warrant")))
            yield Step(inference.get("id") or f"#{number}", premises, inference["conclusion"])


def as_inference(reason: Any) -> dict[str, Any]:
    """A reason as an inference without conclusion: an id, a list of linked ids, or such an inference."""
    if isinstance(reason, str | list | tuple):
        return {"premises": many(reason)}
    return dict(reason)


def leads_somewhere(step: Step, kinds: Mapping[str, str]) -> bool:
    """Whether all that an inference names are statements; otherwise it counts as not written, whole."""
    return bool(step.premises) and step.premises <= kinds.keys() and step.conclusion in kinds


# The well-founded model


class Rule(NamedTuple):
    """The head holds if all of `needs` hold and none of `unless` does."""

    head: Atom
    needs: frozenset[Atom]
    unless: frozenset[Atom]


class Model(NamedTuple):
    """What is true, and what is possible: true or undefined."""

    true: set[Atom]
    possible: set[Atom]

    def value(self, predicate: str, name: str) -> bool | None:
        """True, false, or none if undefined."""
        atom = (predicate, name)
        if atom in self.true:
            return True
        return None if atom in self.possible else False

    def holds(self, predicate: str, name: str) -> bool:
        """Whether this is true, not merely undefined."""
        return self.value(predicate, name) is True


def gamma(rules: Sequence[Rule], against: set[Atom]) -> set[Atom]:
    """The least model of the rules with every `unless` read against a set."""
    reduct = [rule for rule in rules if rule.unless.isdisjoint(against)]
    model: set[Atom] = set()
    while found := {rule.head for rule in reduct if rule.needs <= model} - model:
        model |= found
    return model


def well_founded(rules: Sequence[Rule]) -> Model:
    """T = lfp(gamma o gamma) and P = gamma(T)."""
    true: set[Atom] = set()
    while (larger := gamma(rules, gamma(rules, true))) != true:
        true = larger
    return Model(true, gamma(rules, true))


def rule(head: Atom, needs: Iterable[Atom] = (), unless: Iterable[Atom] = ()) -> Rule:
    """A rule, from any collections of atoms."""
    return Rule(head, frozenset(needs), frozenset(unless))


def program(reading: Reading, facts: Iterable[Rule], withdrawn: Collection[str]) -> list[Rule]:
    """The map as a logic program, with the rules that assert statements, and without what is withdrawn."""
    return [
        *facts,
        *(rule(("in", n), [("sup", n)], [("def", n)]) for n in reading.kinds if n not in withdrawn),
        *(rule(("sup", k.conclusion), [("fire", k.name)]) for k in reading.steps),
        *(rule(("fire", k.name), [("in", p) for p in k.premises], [("def", k.name)]) for k in reading.steps),
        *(rule(("def", x), [("force", c)]) for c, x in reading.attacks),
        *(rule(("def", x), [("in", y)]) for y, x in reading.contradicts),
        *(rule(("def", y), [("in", x)]) for y, x in reading.contradicts),
        *(rule(("def", c), [("in", y)]) for y, c in reading.denies),
        *(
            rule(("force", c), [("in", c)], [("met", c)])
            for c in reading.of_kind("challenges")
            if c not in reading.forceless
        ),
        *(rule(("met", c), [("in", r)]) for r, c in reading.answers),
    ]


def run(reading: Reading, facts: Iterable[Rule], withdrawn: Collection[str] = ()) -> Model:
    """The model of the map when these rules assert statements, and those challenges are withdrawn."""
    return well_founded(program(reading, facts, withdrawn))


# What is asserted


def as_true(names: Iterable[str]) -> list[Rule]:
    """Asserts these statements."""
    return [rule(("sup", name)) for name in names]


def as_undefined(names: Iterable[str]) -> list[Rule]:
    """Asserts these statements as undefined: by an atom that holds unless it holds."""
    maybe = ("maybe", "")
    return [rule(maybe, unless=[maybe]), *(rule(("sup", name), unless=[maybe]) for name in names)]


def with_grounds(reading: Reading) -> set[str]:
    """What gives grounds by itself: it cites a source, or is a premise that states an assumption."""
    return reading.sourced | reading.assumed


def merely_said(reading: Reading, *sections: str) -> set[str]:
    """What gives no grounds by itself and has no reasons, of the premises, the challenges or both."""
    unreasoned = {
        name for section in sections for name in reading.of_kind(section) if not reading.reasons(name)
    }
    return unreasoned - with_grounds(reading)


# The runs


class Runs(NamedTuple):
    """The models of the four runs, and the bare challenges."""

    asserted: Model
    sourced: Model
    considered: Model
    doubted: Model
    bare: set[str]


def four_runs(reading: Reading) -> Runs:
    """All that the verdicts are read from."""
    sourced = sourced_run(reading)
    return Runs(
        asserted=asserted_run(reading),
        sourced=sourced,
        considered=considered_run(reading, sourced),
        doubted=doubted_run(reading),
        bare=bare_challenges(reading, sourced),
    )


def run_by_name(name: str, reading: Reading) -> Model:
    """The model of one of the four runs, or of the run `cited`."""
    runs = four_runs(reading)
    models = {
        "asserted": runs.asserted,
        "sourced": runs.sourced,
        "considered": runs.considered,
        "doubted": runs.doubted,
        "cited": cited_run(reading),
    }
    return models[name]


def asserted_run(reading: Reading) -> Model:
    """The run in which what is merely said is asserted like what gives grounds."""
    said = merely_said(reading, "premises", "challenges")
    return run(reading, as_true(with_grounds(reading) | said))


def sourced_run(reading: Reading) -> Model:
    """The run in which only what gives grounds is asserted."""
    return run(reading, as_true(with_grounds(reading)))


def considered_run(reading: Reading, sourced: Model) -> Model:
    """The run `asserted` without bare challenges and denials by what is out in the run `sourced`."""
    said = merely_said(reading, "premises", "challenges")
    denies = {pair for pair in reading.denies if sourced.value("in", pair[0]) is not False}
    withdrawn = bare_challenges(reading, sourced)
    return run(reading._replace(denies=denies), as_true(with_grounds(reading) | said), withdrawn)


def doubted_run(reading: Reading) -> Model:
    """The run in which what is merely said is asserted as undefined."""
    said = merely_said(reading, "premises", "challenges")
    return run(reading, as_true(with_grounds(reading)) + as_undefined(said))


def cited_run(reading: Reading) -> Model:
    """The run in which challenges that are merely said are asserted, and such premises are not."""
    return run(reading, as_true(with_grounds(reading) | merely_said(reading, "challenges")))


def bare_challenges(reading: Reading, sourced: Model) -> set[str]:
    """The challenges that cite no source, and whose reasons all fail in the run `sourced`."""
    return {
        name
        for name in reading.of_kind("challenges") - reading.sourced
        if all(sourced.value("fire", reason.name) is False for reason in reading.reasons(name))
    }


# The verdicts


def verdict(name: str, reading: Reading, runs: Runs) -> str:
    """One of the eight."""
    if stands_with_force(name, reading, runs.doubted):
        return "established"
    if stands_with_force(name, reading, runs.asserted):
        return "granted"
    if runs.asserted.holds("in", name):
        return verdict_of_forceless(name, reading, runs)
    return verdict_of_fallen(name, runs)


def stands_with_force(name: str, reading: Reading, model: Model) -> bool:
    """Whether a statement is `in`; a challenge must have force too."""
    is_challenge = reading.kinds[name] == "challenges"
    return model.holds("in", name) and (model.holds("force", name) or not is_challenge)


def verdict_of_forceless(challenge: str, reading: Reading, runs: Runs) -> str:
    """The verdict of a challenge that stands in the run `asserted`, though not with force."""
    if runs.asserted.value("force", challenge) is None:
        return "contested"
    answers = [owner for owner, target in reading.answers if target == challenge]
    if any(stands_with_force(answer, reading, runs.doubted) for answer in answers):
        return "answered"
    accepted = challenge in reading.forceless
    if accepted and not any(runs.asserted.holds("in", answer) for answer in answers):
        return "answered"
    return "parried"


def verdict_of_fallen(name: str, runs: Runs) -> str:
    """The verdict of what does not stand in the run `asserted`.

    A bare challenge is judged by the run `asserted` in place of the runs `considered` and `sourced`.
    """
    bare = name in runs.bare
    considered, sourced = (runs.asserted,) * 2 if bare else (runs.considered, runs.sourced)
    if considered.value("in", name) is None:
        return "contested"
    if considered.holds("in", name) or sourced.holds("in", name):
        return "questioned"
    return "defeated" if considered.holds("def", name) else "unsupported"


# Random maps


def random_map(random: Random) -> dict[str, Any]:
    """A small valid map that uses, sooner or later, all that the definition mentions."""
    return Maker(random).make()


class Maker:
    """Makes one random map; how much is sourced, said by voices, repeated or written badly differs."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.grounds = random.choice((0.25, 0.5, 0.75))
        self.foreign = random.choice((0, 0, 0.2))
        self.broken = random.choice((0, 0, 0.06))
        self.repeats = random.choice((0, 0, 0.2))
        kinds = ["claims", "challenges", *random.choices(SECTIONS, (5, 5, 8, 2), k=random.randint(1, 10))]
        kinds.sort(key=lambda kind: random.random() + (0.6 if kind == "premises" else 0))
        letters = dict(zip(SECTIONS, "cpxr", strict=True))
        self.kinds = {f"{letters[kind]}{number}": kind for number, kind in enumerate(kinds, 1)}
        self.voices = {"guest": "A guest"} if self.chance(0.7) else {}
        self.steps: list[str] = []

    def make(self) -> dict[str, Any]:
        """The map."""
        statements = {name: self.statement(name) for name in self.kinds}
        inferences = {}
        while self.chance(0.4):
            inference = {**self.step(at_most=2), "conclusion": self.one_of(list(self.kinds))}
            inferences[self.step_id("i")] = inference
        for name, statement in statements.items():
            self.relate(name, statement)
        sections = {
            section: {name: statements[name] for name, kind in self.kinds.items() if kind == section}
            for section in SECTIONS
        }
        rest = {"voices": self.voices, "sources": self.sources(), **sections, "inferences": inferences}
        return {"argmap": 1, "title": "A random map", **{key: value for key, value in rest.items() if value}}

    def chance(self, probability: float) -> bool:
        """True as often as that."""
        return self.random.random() < probability

    def sources(self) -> dict[str, Any]:
        """The sources of the map; now and then one that statements cite is missing."""
        return {name: {"title": name} for name in ("s1", "s2") if not self.chance(self.broken)}

    def statement(self, name: str) -> dict[str, Any]:
        """A statement with its text, its voice and its grounds."""
        kind = self.kinds[name]
        statement: dict[str, Any] = {"text": f"Text of {name}."}
        sourced = {"claims": 0.6, "premises": 0.8, "challenges": 0.9, "recommendations": 0.3}[kind]
        if self.chance(sourced * self.grounds):
            statement["sources"] = self.citations()
        if kind == "premises" and self.chance(0.4 * self.grounds):
            statement["assumption"] = "Nobody disputes it."
        if kind == "challenges" and self.chance(0.12):
            statement["residual"] = {"severity": "low", "rationale": "It is left open."}
        supported = {"claims": 0.75, "premises": 0.2, "challenges": 0.3, "recommendations": 0.8}[kind]
        if self.chance(supported):
            statement["supported_by"] = self.reasons(name)
        return self.spoken(statement)

    def spoken(self, written: dict[str, Any]) -> dict[str, Any]:
        """The same, now and then said by somebody else than the author."""
        if self.chance(self.foreign):
            written["by"] = self.random.choice(["reviewer", *self.voices])
        return written

    def citations(self) -> Any:
        """One citation or more, with or without locator."""
        sources = self.random.choices(
            ("s1", "s2", "nowhere"), (1, 1, self.broken), k=self.random.choice((1, 1, 2))
        )
        return self.bare_or_list([source + self.random.choice(("", ", p. 4")) for source in sources])

    def bare_or_list(self, values: list[Any]) -> Any:
        """The values, one alone sometimes without brackets."""
        return values[0] if len(values) == 1 and self.chance(0.5) else values

    def one_of(self, pool: Sequence[str]) -> str:
        """One of a pool, now and then something unfit or an id that nothing has."""
        if not pool or self.chance(self.broken):
            return self.random.choice(["nowhere", *self.kinds, *self.steps])
        return self.random.choice(pool)

    def some_of(self, pool: Sequence[str], at_most: int) -> list[str]:
        """One or more of a pool, each once, but now and then one is repeated."""
        chosen = list(dict.fromkeys(self.one_of(pool) for _ in range(self.random.randint(1, at_most))))
        return [*chosen, self.random.choice(chosen)] if self.chance(self.repeats) else chosen

    def reasons(self, conclusion: str) -> Any:
        """A value of `supported_by`: mostly of statements that come later, so that few are circular."""
        names = list(self.kinds)
        later = names[names.index(conclusion) + 1 :]
        pool = later if later and self.chance(0.85) else names
        reasons = [self.reason(pool) for _ in range(self.random.choice((1, 1, 2, 3)))]
        if len(reasons) == 1 and isinstance(reasons[0], list):
            return reasons
        return self.bare_or_list(reasons)

    def reason(self, pool: Sequence[str]) -> Any:
        """An id, a list of linked ids, or an inference without conclusion."""
        form = self.random.random()
        if form < 0.5:
            return self.one_of(pool)
        if form < 0.65:
            return self.some_of(pool, 3)
        step = self.step(pool, at_most=2)
        return {"id": self.step_id("k"), **step} if self.chance(0.6) else step

    def step(self, pool: Sequence[str] = (), at_most: int = 1) -> dict[str, Any]:
        """What inline and explicit inferences share."""
        pool = pool or list(self.kinds)
        step: dict[str, Any] = {"premises": self.bare_or_list(self.some_of(pool, at_most))}
        if self.chance(0.25):
            step["warrant"] = self.one_of(pool)
        return self.spoken(step)

    def step_id(self, letter: str) -> str:
        """A new id, which challenges may attack."""
        self.steps.append(f"{letter}{len(self.steps) + 1}")
        return self.steps[-1]

    def relate(self, name: str, statement: dict[str, Any]) -> None:
        """Writes what a statement attacks, answers, denies, contradicts and is in tension with."""
        kind = self.kinds[name]
        challenges = [other for other, its in self.kinds.items() if its == "challenges"]
        deniable = [other for other, its in self.kinds.items() if its != "recommendations"]
        others = [other for other in self.kinds if other != name]
        if kind == "challenges":
            pool = self.steps if self.steps and self.chance(0.2) else others
            pool = [*pool, name] if self.chance(0.1) else pool
            statement["attacks"] = self.bare_or_list(self.some_of(pool, 2))
        else:
            self.maybe(statement, "answers", challenges, 0.35)
            self.maybe(statement, "denies", challenges, 0.12)
        if kind in {"claims", "premises"}:
            self.maybe(statement, "contradicts", deniable, 0.1)
        self.maybe(statement, "in_tension_with", others, 0.05)

    def maybe(self, statement: dict[str, Any], key: str, pool: Sequence[str], probability: float) -> None:
        """Writes one or two of a pool under a key, as often as that."""
        if self.chance(probability):
            statement[key] = self.bare_or_list(self.some_of(pool, self.random.choice((1, 1, 2))))
