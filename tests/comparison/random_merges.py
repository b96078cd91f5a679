"""Random three-way merges, and what has to be true of each: the oracle of the tests.

python -m tests.comparison.random_merges 10000
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from random import Random
from typing import Any, TypeAlias

import argmap
from argmap.comparison.merging import MergeResult, merge_maps
from argmap.syntax.write import write_yaml
from tests.evaluation.eight_oracle import SECTIONS, judge, random_map

Data: TypeAlias = dict[str, Any]
WORDS = [
    "fee",
    "card",
    "loan",
    "desk",
    "book",
    "fine",
    "late",
    "poor",
    "rich",
    "city",
    "town",
    "open",
    "shut",
    "lend",
]
RELATIONS = ("attacks", "answers", "denies", "contradicts", "in_tension_with")


class Editor:
    """Edits a map at random, as a person would: a deleted statement is not referred to any more."""

    def __init__(self, random: Random, data: Data, side: str) -> None:
        self.random, self.data, self.side = random, deepcopy(data), side
        self.count = 0

    def edit(self) -> Data:
        often = [self.add, self.reword, self.relate]
        seldom = [self.delete, self.rename, self.move, self.unrelate, self.source, self.name_step, self.infer]
        seldom += [self.place, self.drop_section]
        kinds: list[Callable[[], None]] = [*often, *often, *seldom, self.expect, self.note, self.retitle]
        for _ in range(self.random.randint(0, 4)):
            if not self.statements:
                break
            self.random.choice(kinds)()
        return {key: value for key, value in self.data.items() if value not in ({}, [])}

    @property
    def statements(self) -> list[tuple[str, str]]:
        return [(section, name) for section in SECTIONS for name in self.data.get(section, {})]

    def text(self) -> str:
        return " ".join(self.random.choices(WORDS, k=8)) + "."

    def pick(self) -> tuple[str, str, Data]:
        section, name = self.random.choice(self.statements)
        return section, name, self.data[section][name]

    def new_id(self) -> str:
        self.count += 1
        taken = (
            {name for _, name in self.statements}
            | set(self.data.get("inferences", {}))
            | set(step_ids(self.data))
        )
        name = self.random.choice([f"{self.side}{self.count}", f"n{self.random.randint(1, 3)}"])
        return name if name not in taken else f"{self.side}x{self.count}"

    def add(self) -> None:
        section = self.random.choice(SECTIONS)
        statement: Data = {"text": self.text()}
        if section == "challenges":
            statement["attacks"] = [self.pick()[1]]
        elif self.random.random() < 0.5:
            statement["supported_by"] = [self.pick()[1]]
        if self.random.random() < 0.3:
            statement["sources"] = ["s1"]
            self.data.setdefault("sources", {}).setdefault("s1", {"title": "s1"})
        self.data.setdefault(section, {})[self.new_id()] = statement

    def delete(self) -> None:
        if len(self.statements) > 2:
            section, name, _ = self.pick()
            del self.data[section][name]
            self.forget(name)

    def forget(self, name: str) -> None:
        """Remove the references to an id; what cannot be without goes as well."""
        for section, owner in self.statements:
            if owner in self.data.get(section, {}):
                self.forget_in(section, owner, name)
        for key, inference in list(self.data.get("inferences", {}).items()):
            if name in named_by_step(inference) or inference["conclusion"] == name:
                self.data["inferences"].pop(key, None)
                self.forget(key)
        self.data.get("expect", {}).pop(name, None)
        if name in many(self.data.get("thesis")):
            self.data["thesis"] = [one for one in many(self.data["thesis"]) if one != name]

    def forget_in(self, section: str, owner: str, name: str) -> None:
        statement = self.data[section][owner]
        for relation in RELATIONS:
            keep(statement, relation, [one for one in many(statement.get(relation)) if one != name])
        gone = [reason for reason in many(statement.get("supported_by")) if name in reason_names(reason)]
        keep(
            statement, "supported_by", [one for one in many(statement.get("supported_by")) if one not in gone]
        )
        for reason in gone:
            if isinstance(reason, dict) and "id" in reason:
                self.forget(reason["id"])
        if section == "challenges" and "attacks" not in statement:
            self.data[section].pop(owner, None)
            self.forget(owner)

    def reword(self) -> None:
        self.pick()[2]["text"] = self.text()

    def rename(self) -> None:
        section, name, _ = self.pick()
        new = self.new_id()
        self.data[section] = {new if key == name else key: value for key, value in self.data[section].items()}
        replace_id(self.data, name, new)

    def move(self) -> None:
        section, name, statement = self.pick()
        target = {"claims": "premises", "premises": "claims"}.get(section)
        if target and not {"assumption", "denies"} & statement.keys():
            del self.data[section][name]
            self.data.setdefault(target, {})[name] = statement

    def relate(self) -> None:
        section, name, statement = self.pick()
        other = self.pick()
        own = "attacks" if section == "challenges" else "answers"
        relation = self.random.choice(["supported_by", "in_tension_with", own])
        is_new = other[1] not in [
            name,
            *(one for one in many(statement.get(relation)) if isinstance(one, str)),
        ]
        if is_new and (relation != "answers" or other[0] == "challenges"):
            statement[relation] = [*many(statement.get(relation)), other[1]]

    def unrelate(self) -> None:
        _, _, statement = self.pick()
        for relation in ("answers", "supported_by", "contradicts"):
            items = many(statement.get(relation))
            if items:
                gone = self.random.choice(items)
                statement[relation] = [one for one in items if one is not gone]
                if not statement[relation]:
                    del statement[relation]
                if isinstance(gone, dict) and "id" in gone:
                    self.forget(gone["id"])
                return

    def source(self) -> None:
        statement = self.pick()[2]
        name = self.random.choice(["s1", "s2", f"{self.side}s"])
        self.data.setdefault("sources", {}).setdefault(name, {"title": name})
        items = many(statement.get("sources"))
        statement["sources"] = [*items, f"{name}, p. {self.random.randint(1, 2)}"]

    def place(self) -> None:
        sections = self.data.setdefault("sections", {})
        name = self.random.choice([*sections, "u"])
        sections.setdefault(name, f"Section {name}")
        self.pick()[2]["at"] = [{"section": name, "paragraph": self.random.randint(1, 3)}]

    def drop_section(self) -> None:
        sections = self.data.get("sections", {})
        if sections:
            name = self.random.choice(list(sections))
            del sections[name]
            for section, owner in self.statements:
                statement = self.data[section][owner]
                keep(statement, "at", [one for one in many(statement.get("at")) if one["section"] != name])

    def name_step(self) -> None:
        section, _, statement = self.pick()
        for number, reason in enumerate(many(statement.get("supported_by"))):
            if not isinstance(reason, dict):
                name = self.new_id()
                items = list(many(statement["supported_by"]))
                items[number] = {"id": name, "premises": reason if isinstance(reason, list) else [reason]}
                statement["supported_by"] = items
                self.data.setdefault("challenges", {})[self.new_id()] = {
                    "text": self.text(),
                    "attacks": [name],
                }
                return
        assert section

    def infer(self) -> None:
        conclusion, premise = self.pick()[1], self.pick()[1]
        if conclusion != premise:
            self.data.setdefault("inferences", {})[self.new_id()] = {
                "premises": [premise],
                "conclusion": conclusion,
            }

    def expect(self) -> None:
        _, name, _ = self.pick()
        self.data.setdefault("expect", {})[name] = self.random.choice(["granted", "defeated", "established"])
        claims = list(self.data.get("claims", {}))
        if claims:
            thesis = [*many(self.data.get("thesis")), self.random.choice(claims)]
            self.data["thesis"] = list(dict.fromkeys(thesis))

    def note(self) -> None:
        self.pick()[2]["note"] = self.random.choice(["One.", "Two."])

    def retitle(self) -> None:
        self.data["title"] = self.random.choice(["One title", "Another title", "A third"])


def keep(statement: Data, key: str, items: list[Any]) -> None:
    """Let a list have only these items, and go if there are none."""
    if items:
        statement[key] = items
    else:
        statement.pop(key, None)


def many(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def reason_names(reason: Any) -> list[str]:
    return named_by_step(reason) if isinstance(reason, dict) else many(reason)


def named_by_step(step: Data) -> list[str]:
    premises = step["premises"]
    names = (
        [one for part in premises.values() for one in many(part)]
        if isinstance(premises, dict)
        else many(premises)
    )
    return [*names, *many(step.get("warrant"))]


def step_ids(data: Data) -> Iterator[str]:
    for section in SECTIONS:
        for statement in data.get(section, {}).values():
            yield from (
                one["id"]
                for one in many(statement.get("supported_by"))
                if isinstance(one, dict) and "id" in one
            )


def replace_id(value: Any, old: str, new: str, key: str = "") -> Any:
    """Replace an id where ids of statements stand."""
    if isinstance(value, dict):
        for name in list(value):
            if key == "expect" and name == old:
                value[new] = value.pop(old)
            elif name not in ("text", "title", "note", "sources", "by", "id", "scheme", "at", "section"):
                value[name] = replace_id(value[name], old, new, name)
        return value
    if isinstance(value, list):
        return [replace_id(one, old, new, key) for one in value]
    return new if value == old else value


def references(data: Data) -> Iterator[tuple[str, str, str]]:
    """Yield what is named in a map: owner, relation, id; written anew, knowing nothing of the package."""
    for name in many(data.get("thesis")):
        yield "", "thesis", name
    for name in data.get("expect", {}):
        yield "", "expect", name
    for section in SECTIONS:
        for owner, statement in data.get(section, {}).items():
            for relation in RELATIONS:
                yield from ((owner, relation, one) for one in many(statement.get(relation)))
            for reason in many(statement.get("supported_by")):
                yield from ((owner, "supported_by", one) for one in reason_names(reason))
            yield from (
                (owner, "sources", f"source:{one.split(',')[0]}") for one in many(statement.get("sources"))
            )
            yield from ((owner, "by", f"voice:{one}") for one in many(statement.get("by")))
            yield from ((owner, "at", f"section:{one['section']}") for one in many(statement.get("at")))
    for owner, step in data.get("inferences", {}).items():
        yield from ((owner, "premises", one) for one in [*named_by_step(step), step["conclusion"]])


def defined(data: Data) -> set[str]:
    names = {name for section in (*SECTIONS, "inferences") for name in data.get(section, {})}
    parts = {"source": "sources", "voice": "voices", "section": "sections"}
    others = {f"{word}:{name}" for word, section in parts.items() for name in data.get(section, {})}
    return {*names, *step_ids(data), *others, "voice:reviewer"}


def dangling(data: Data) -> set[tuple[str, str]]:
    names = defined(data)
    return {(relation, name) for _, relation, name in references(data) if name not in names}


def texts(data: Data) -> dict[str, str]:
    return {name: data[section][name]["text"] for section in SECTIONS for name in data.get(section, {})}


def write(random: Random, data: Data) -> str:
    """Return a map as text, with comments here and there."""
    lines = []
    for line in write_yaml(data).splitlines():
        if random.random() < 0.1 and line.endswith(":") and line.strip().isidentifier():
            lines.append(f"{line[: len(line) - len(line.lstrip())]}# Note {random.randint(1, 999)}.")
        lines.append(line)
    return "\n".join(lines) + "\n"


def make(seed: int) -> tuple[Data, Data, Data, tuple[str, str, str]]:
    random = Random(seed)
    base = {**random_map(random), "sections": {"s": "The first", "t": "The second"}}
    for section in SECTIONS:
        for statement in base.get(section, {}).values():
            statement["text"] = Editor(random, {}, "").text()
            if random.random() < 0.5:
                statement["at"] = [{"section": random.choice("st"), "paragraph": 1}]
    ours, theirs = (Editor(random, base, side).edit() for side in "ab")
    text = write(Random(seed), base)
    return base, ours, theirs, (text, retext(text, ours), retext(text, theirs))


def retext(text: str, data: Data) -> str:
    """Return the text of a map changed to other data, as an editor would: with its comments."""
    from argmap.comparison.merging.rewriting import rewrite
    from argmap.shape import normalize

    changed = rewrite(text, "m.yaml", normalize(data), {}, 10**8)
    return changed if changed is not None else write_yaml(data)


def merge(written: tuple[str, str, str]) -> MergeResult:
    base, ours, theirs = (
        argmap.Analysis.from_text(text, name)
        for text, name in zip(written, ("base", "ours", "theirs"), strict=True)
    )
    return merge_maps(base, ours, theirs)


def check(seed: int) -> list[str]:
    """Return what is wrong with one random merge."""
    base, ours, theirs, written = make(seed)
    merged = merge(written)
    return [
        *(f"lost: {text}" for text in find_lost(base, ours, theirs, merged)),
        *(f"dangling: {name}" for name in find_new_dangling(ours, theirs, merged)),
        *check_verdicts(merged),
        *check_one_side(written),
        *check_symmetry(written, merged),
        *check_text(merged),
    ]


def find_new_dangling(ours: Data, theirs: Data, merged: MergeResult) -> set[str]:
    """Return references that lead nowhere, and did not do so in either side, by whatever name."""
    known = {name for data in (ours, theirs, *merged.sides) for _, name in dangling(dict(data))}
    return {name for _, name in dangling(dict(merged.data)) if name not in known}


def check_one_side(written: tuple[str, str, str]) -> list[str]:
    """A merge in which only one side changed anything is that side, with every byte of it."""
    base, ours, _ = written
    merges = (merge((base, ours, base)), merge((base, base, ours)))
    return [
        f"not that side: {merged}"
        for merged in merges
        if merged.text != ours or not merged.clean or merged.notes
    ]


def check_text(merged: MergeResult) -> list[str]:
    """The text says what was merged, and where there are conflicts it has their marks."""
    if merged.conflicts:
        return [] if "<<<<<<<" in merged.text and merged.places else ["no marks"]
    again = argmap.Analysis.from_text(merged.text, "merged")
    is_same = not again.faults and not argmap.diff(again, dict(merged.data), complete=False)
    return [] if is_same else ["the text does not say what was merged"]


def find_lost(base: Data, ours: Data, theirs: Data, merged: MergeResult) -> set[str]:
    """Return texts that are in both sides, or new in one, or changed in one, and are not in the merge."""
    before, mine, other = (set(texts(data).values()) for data in (base, ours, theirs))
    wanted = ((mine | other) - before) | (mine & other)
    return {text for text in wanted if text not in merged.text}


def check_verdicts(merged: MergeResult) -> list[str]:
    """Compare the verdicts that are told with those of the oracle."""
    mine, other, now = map(judge, (*merged.sides, merged.data))
    expected = {name for name, verdict in now.items() if verdict not in (mine.get(name), other.get(name))}
    told = {verdict.statement for verdict in merged.aftermath.verdicts}
    return [f"verdicts: {expected ^ told}"] if expected != told else []


def check_symmetry(written: tuple[str, str, str], merged: MergeResult) -> list[str]:
    if merged.conflicts or merged.notes:
        return []
    back = merge((written[0], written[2], written[1]))
    if back.conflicts or sort(back.data) != sort(merged.data):
        return ["not symmetric"]
    return []


def sort(value: Any) -> Any:
    """Return data in which order does not matter."""
    if isinstance(value, Mapping):
        return {key: sort(item) for key, item in value.items()}
    return sorted((sort(item) for item in value), key=repr) if isinstance(value, list) else value


def main() -> None:
    first, last = (0, *map(int, sys.argv[1:]))[-2:]
    failed = 0
    for seed in range(first, last):
        problems = check(seed)
        failed += bool(problems)
        if problems:
            print(seed, *problems, sep="\n    ", flush=True)
    print(f"{last - first:,} merges, {failed:,} failed")


if __name__ == "__main__":
    main()
