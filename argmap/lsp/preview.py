"""The page of a map beside its text: what it shows, and how cursor and box find each other."""

from typing import TYPE_CHECKING, Any

from lsprotocol.types import Position
from pygls.exceptions import JsonRpcInvalidParams

from argmap.lsp.files import State
from argmap.lsp.names import STATEMENT, Name
from argmap.lsp.questions import make_page
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from argmap.lsp.server import Server

PAGE, STATEMENT_AT, PLACE_OF = "argmap/page", "argmap/statementAt", "argmap/placeOf"


async def show(server: "Server", state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Return the page of the text as it is, or the page that says what keeps it from being shown."""
    html = await server.ask(state, make_page, "", params.get("embedded") is True)
    return {"version": state.version, "html": html}


def find_statement(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Return the id of the statement that a position is in or names; null if there is none."""
    return {"version": state.version, "id": name_at(state, _read_position(params))}


def _read_position(params: dict[str, Any]) -> Position:
    try:
        at = params["position"]
        return Position(int(at["line"]), int(at["character"]))
    except (LookupError, TypeError, ValueError):
        raise JsonRpcInvalidParams("'position' takes a position: {line, character}") from None


def name_at(state: State, position: Position) -> str | None:
    """Return the id of the statement that a position names, or else of that which it is in."""
    name = state.find_name(position)
    given = state.names.given.get((STATEMENT, name.id)) if name and name.shelf == STATEMENT else None
    if name and given and given.path[0] in KINDS:
        return name.id
    path = state.find_path(position)
    return str(path[1]) if len(path) > 1 and path[0] in KINDS else None


def find_place(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Return the range of the id of a statement where it is given; null if it is not given here."""
    given: Name | None = state.names.given.get((STATEMENT, _read_id(params)))
    place = state.name_range(given) if given else None
    return {"version": state.version, "range": place}


def _read_id(params: dict[str, Any]) -> str:
    if isinstance(params.get("id"), str):
        return str(params["id"])
    raise JsonRpcInvalidParams("'id' takes the id of a statement")


ANSWERS = {PAGE: show, STATEMENT_AT: find_statement, PLACE_OF: find_place}
