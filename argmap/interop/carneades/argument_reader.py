"""Arguments of Carneades as steps of a map."""

from collections.abc import Callable
from itertools import zip_longest

from argmap.interop.building import MapBuilder
from argmap.interop.carneades.names import (
    ARGUMENT,
    ASSUMED,
    CONVERGENT,
    NAME,
    WEIGHED,
    argument_ref,
    kept_in,
    rest_of_meta,
)
from argmap.interop.carneades.shape import Argument
from argmap.interop.carrying import Data
from argmap.interop.origin import make_origin, without


class ArgumentReader:
    """Adds arguments to a map."""

    def __init__(self, builder: MapBuilder, derived: set[str], have_force: Callable[[str], bool]) -> None:
        """Start with the names of statements that only encode attacks, and which ones can undercut."""
        self._builder, self._derived, self._have_force = builder, derived, have_force
        self.undercuts: list[tuple[str, str]] = []
        """Undercutters, and the steps that they attack."""
        self.plain: dict[str, Data] = {}
        """By conclusion: names and premises of the arguments that a list of reasons is enough for."""

    def add(self, name: str, argument: Argument) -> None:
        """Add an argument."""
        kept = kept_in(argument.rest)
        data = {**without(argument.rest, ("meta",)), **rest_of_meta(argument.rest)}
        undercutter = "" if argument.undercutter in self._derived else argument.undercutter
        named_roles = any(role for role, _ in argument.premises)
        if len(argument.premises) == 1 and not (data or kept or undercutter or named_roles):
            premise = argument.premises[0][1]
            self.plain.setdefault(argument.conclusion, {})[name] = premise
            self._builder.add_step(argument_ref(name), [premise], argument.conclusion, preferred_id=name)
            return
        if named_roles:
            data["roles"] = dict(argument.premises)
        if undercutter and not self._have_force(undercutter):
            data["undercutter"] = undercutter
            reason = "it is neither assumed nor argued for, as a challenge would be here"
            self._builder.lose(undercutter, f"that it undercuts '{name}'", reason)
            undercutter = ""
        self._add_steps(name, argument, undercutter, kept, make_origin(NAME, data, id=name))

    def _add_steps(self, name: str, argument: Argument, undercutter: str, kept: object, origin: Data) -> None:
        """Add the step of an argument; of a convergent one, for each premise, and a list is kept."""
        scheme = argument.rest.get("scheme")
        if scheme not in (None, "linked", CONVERGENT):
            self._builder.lose(argument_ref(name), f"its weight by '{scheme}'", WEIGHED)
        warrant = next((name for role, name in argument.premises if role == "warrant"), None)
        premises = [premise for _, premise in argument.premises if premise != warrant]
        if warrant and not premises:
            premises, warrant = [warrant], None
        premises = premises or [self._stand_in(name)]
        groups = [[premise] for premise in premises] if scheme == CONVERGENT else [premises]
        each = kept if isinstance(kept, list) else [kept]
        for index, (group, kept_step) in enumerate(zip_longest(groups, each[: len(groups)])):
            ref = argument_ref(name) + (f"/{index + 1}" if index else "")
            self._builder.add_step(
                ref,
                group,
                argument.conclusion,
                preferred_id=name,
                warrant=warrant,
                kept=kept_step,
                origin=origin,
            )
            if undercutter:
                self.undercuts.append((undercutter, ref))

    def _stand_in(self, name: str) -> str:
        """Add the premise of an argument that has none."""
        ref = f"{argument_ref(name)}/premise"
        origin = make_origin(NAME, id=name, type=ARGUMENT)
        self._builder.add_node(
            ref, f"[{name}]", preferred_id=f"given-{name}", kind="premise", assumption=ASSUMED, origin=origin
        )
        reason = f"a step has premises; the premise '[{name}]' stands for it"
        self._builder.lose(argument_ref(name), "that it has no premises", reason)
        return ref
