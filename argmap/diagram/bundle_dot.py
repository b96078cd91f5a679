"""Bundles as lines of DOT: nodes that reserve their space, frames with their headings, references."""

from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.bundle_places import BETWEEN, HEAD, PORT_OF_HEAD, Shape, is_upright
from argmap.diagram.dot_quoting import Markup, attributes, html, string
from argmap.diagram.label import TABLE, font, text_cell
from argmap.diagram.nodes import joint_name
from argmap.diagram.text import fit
from argmap.diagram.tooltip import statement_tooltip, step_tooltip

if TYPE_CHECKING:
    from argmap.diagram.bundle import Bundle
    from argmap.diagram.options import Direction
    from argmap.diagram.places import Area
    from argmap.diagram.view import View
    from argmap.graph import Statement, Step

_TINT = 0.07
"""How much of the colour of its lines is in the ground of a frame."""

_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{}</TABLE>'
_HEADING = _TABLE.format('<TR><TD HEIGHT="3"></TD></TR><TR><TD>{}</TD></TR>')
_CELL = '<TD PORT="{}" FIXEDSIZE="TRUE" WIDTH="{}" HEIGHT="{}"></TD>'


def space_line(bundle: "Bundle", shape: Shape, toward: "Direction") -> str:
    """Return the node that reserves the space of a bundle, with a port for each premise of a frame."""
    values: dict[str, object] = {
        "shape": "plain",
        "label": Markup(_TABLE.format(_rows(bundle, shape, toward))),
    }
    return f"{string(bundle.name)} {attributes(values)}"


def _rows(bundle: "Bundle", shape: Shape, toward: "Direction") -> str:
    if not bundle.step:
        return f"<TR>{_CELL.format('all', shape.width, shape.height)}</TR>"
    head = PORT_OF_HEAD[1:]
    upright = is_upright(toward)
    ends = [int(place.bottom if upright else place.right) + BETWEEN // 2 for place in shape.places]
    ends[-1] = shape.height if upright else shape.width
    starts = [HEAD - BETWEEN // 2 if upright else 0, *ends[:-1]]
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    if upright:
        cells = [_CELL.format(f"m{n}", shape.width, length) for n, length in enumerate(lengths)]
        top = _CELL.format(head, shape.width, HEAD - BETWEEN // 2)
        return "".join(f"<TR>{cell}</TR>" for cell in (top, *cells))
    cells = [_CELL.format(f"m{n}", length, shape.height - HEAD) for n, length in enumerate(lengths)]
    top = _CELL.format(head, shape.width, HEAD).replace("<TD", f'<TD COLSPAN="{len(cells)}"')
    return f"<TR>{top}</TR><TR>{''.join(cells)}</TR>"


def frame_line(view: "View", step: "Step", area: "Area") -> str:
    """Return the frame around the premises of a step: its heading is the scheme, if it has one."""
    words = fit(" · ".join(_words(view, step)), (area.width - 2 * BETWEEN) / sizes.SMALL_SIZE)
    line = view.theme.lines["support" if view.evaluation.asserted.fires(step) is not False else "failing"]
    values: dict[str, object] = {
        "label": Markup(_HEADING.format(font(html(words), sizes.SMALL_SIZE, view.theme.soft_ink)))
        if words
        else "",
        "labelloc": "t",
        "shape": "box",
        "style": "filled,rounded,dashed" if step.implicit else "filled,rounded",
        "fillcolor": _tint(line.colour, view.theme.paper),
        "color": line.colour,
        "tooltip": step_tooltip(view, step),
        **_extent(area),
    }
    return f"{string(joint_name(step))} {attributes(values)}"


def _words(view: "View", step: "Step") -> list[str]:
    words = view.step_words(step)
    return ["together", *words] if len(step.premises) > 1 and not step.scheme else words


def reference_line(view: "View", name: str, statement: "Statement", area: "Area") -> str:
    """Return the row of a frame that names a premise which stands elsewhere, with a link to it."""
    room = int(area.width) - 2 * BETWEEN
    words = fit(f"{view.number(statement)} {statement.text}".lstrip(), (room - BETWEEN) / sizes.SMALL_SIZE)
    cell = text_cell(words, sizes.SMALL_SIZE, view.theme.soft_ink, room)
    values: dict[str, object] = {
        "label": Markup(f"{TABLE}<TR>{cell}</TR></TABLE>"),
        "class": "reference",
        "shape": "box",
        "style": "dashed",
        "color": view.theme.soft_ink,
        "margin": 0,
        "tooltip": statement_tooltip(view, statement),
        **_extent(area),
    }
    return f"{string(name)} {attributes(values)}"


def _tint(colour: str, paper: str) -> str:
    pairs = [(int(colour[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * _TINT + other * (1 - _TINT)):02x}" for one, other in pairs)


def _extent(area: "Area") -> dict[str, object]:
    width, height = (f"{length / sizes.INCH:.5f}" for length in (area.width, area.height))
    return {"width": width, "height": height, "fixedsize": "true"}
