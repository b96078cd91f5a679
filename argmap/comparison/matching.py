"""Which statement of one map is which of another: by id, then by text and neighbours."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from argmap.comparison.similarity import compare, split_words
from argmap.graph import Graph, Statement
from argmap.graph.written import Relation, read_relations

LEAST = 0.6
"""How much two statements with different ids have to have in common to be the same one."""

_NEIGHBOURS = 0.3
"""How much common neighbours add to that at most."""

_LEAST_TEXT, _LEAST_STRICT = 0.35, 0.85
_MOST_CANDIDATES = 6
_RARE = 24
"""Only words that so many unmatched statements have at most suggest a match."""


class Match(NamedTuple):
    """A statement of the old map and the same one in the new map."""

    old: Statement
    new: Statement


class Matching:
    """The statements of two maps, matched; takes linear time."""

    def __init__(self, old: Graph, new: Graph, *, strict: bool = False) -> None:
        """Match; what follows if it is `strict` can be acted on: texts with other ids are nearly equal."""
        self.old, self.new, self._strict = old, new, strict
        self.pairs: dict[Statement, Statement] = {}
        self._match_ids()
        self._match_equal_texts()
        if self._left(self.old, self.pairs) and self._left(self.new, self.matched):
            self._match_similar()

    @property
    def matched(self) -> set[Statement]:
        """The statements of the new map that were in the old one."""
        return set(self.pairs.values())

    @cached_property
    def matches(self) -> list[Match]:
        """The pairs in the order of the new map."""
        return sorted((Match(*pair) for pair in self.pairs.items()), key=lambda match: match.new.index)

    @cached_property
    def origins(self) -> dict[Statement, Statement]:
        """What each statement of the new map was in the old one."""
        return {new: old for old, new in self.pairs.items()}

    @cached_property
    def removed(self) -> list[Statement]:
        """The statements that only the old map has."""
        return self._left(self.old, self.pairs)

    @cached_property
    def added(self) -> list[Statement]:
        """The statements that only the new map has."""
        return self._left(self.new, self.matched)

    @cached_property
    def names(self) -> dict[str, str]:
        """The ids of the old map that have become others."""
        return self._find_names()

    def _find_names(self) -> dict[str, str]:
        return {old.id: new.id for old, new in self.pairs.items() if old.id != new.id}

    @cached_property
    def relations(self) -> tuple[list[Relation], list[Relation]]:
        """The relations of the old map, and those of the new one."""
        return list(read_relations(self.old)), list(read_relations(self.new))

    @staticmethod
    def _left(graph: Graph, known: Iterable[Statement]) -> list[Statement]:
        seen = set(known)
        return [statement for statement in graph.statements if statement not in seen]

    def _match_ids(self) -> None:
        by_path = {statement.path: statement for statement in self.new.statements}
        for statement in self.old.statements:
            if other := by_path.get(statement.path):
                self.pairs[statement] = other
        taken = self.matched
        for statement in self._left(self.old, self.pairs):
            named = self.new.named.get(statement.id)
            if isinstance(named, Statement) and named not in taken:
                self.pairs[statement] = named
                taken.add(named)

    def _match_equal_texts(self) -> None:
        """Match statements that say the same: those of one kind first, each with the first that is left."""
        for with_kind in (True, False):
            waiting: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
            for statement in reversed(self._left(self.new, self.matched)):
                waiting[_form(statement, with_kind)].append(statement)
            for statement in self._left(self.old, self.pairs):
                if same := waiting.get(_form(statement, with_kind)):
                    self.pairs[statement] = same.pop()

    def _match_similar(self) -> None:
        """Match the most similar first."""
        candidates = sorted(self._find_candidates(), key=lambda found: (-found[0], *found[1:3]))
        taken = self.matched
        for _, old_index, new_index in candidates:
            old, new = self.old.statements[old_index], self.new.statements[new_index]
            if old not in self.pairs and new not in taken:
                self.pairs[old] = new
                taken.add(new)

    def _find_candidates(self) -> Iterator[tuple[float, int, int]]:
        unmatched = self._left(self.new, self.matched)
        index = _WordIndex(unmatched)
        of_old, of_new = self.relations
        before, after = _Neighbours(of_old, self._find_names()), _Neighbours(of_new, {})
        for old in self._left(self.old, self.pairs):
            words = split_words(old.text)
            for new in index.find(words):
                text = compare(words, index.words[new])
                score = text + _NEIGHBOURS * before.share(old, after, new)
                if text >= _LEAST_STRICT if self._strict else text >= _LEAST_TEXT and score >= LEAST:
                    yield score, old.index, new.index


def _form(statement: Statement, with_kind: bool) -> tuple[object, ...]:
    return " ".join(statement.text.split()).casefold(), statement.kind if with_kind else ""


class _WordIndex:
    """Finds the statements that share rare words with a text."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.words = {statement: split_words(statement.text) for statement in statements}
        self._having: dict[str, list[Statement]] = defaultdict(list)
        for statement, words in self.words.items():
            for word in dict.fromkeys(words):
                self._having[word].append(statement)

    def find(self, words: Iterable[str]) -> list[Statement]:
        having = sorted((self._having.get(word, []) for word in dict.fromkeys(words)), key=len)
        few = [statements for statements in having if statements][:_MOST_CANDIDATES]
        shared = Counter(one for statements in having if len(statements) <= _RARE for one in statements)
        shared.update(one for statements in few[:1] for one in statements[:_RARE])
        return [statement for statement, _ in shared.most_common(_MOST_CANDIDATES)]


class _Neighbours:
    """What the relations of each statement are, with the ids of the other ends."""

    def __init__(self, relations: Iterable[Relation], names: Mapping[str, str]) -> None:
        self._of: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for relation in relations:
            self._add(relation, names)

    def _add(self, relation: Relation, names: Mapping[str, str]) -> None:
        for other in relation.others:
            self._of[relation.owner].add((relation.name, names.get(other, other)))
            self._of[other].add((f"-{relation.name}", names.get(relation.owner, relation.owner)))

    def share(self, one: Statement, others: "_Neighbours", other: Statement) -> float:
        """Return which part of the relations of both they have in common, from 0 to 1."""
        mine, theirs = self._of.get(one.id, set()), others._of.get(other.id, set())
        return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
