"""A diagram in an HTML page: the SVG itself, in a frame that scrolls, with links below."""

import re
from collections.abc import Mapping
from html import escape

_LEAST = 0.7
"""The smallest scale to which a diagram shrinks to fit; in a narrower frame it scrolls."""

_TAG = re.compile(r"<[A-Za-z][^>]*>")
_NAMES = re.compile(r'\s(id|aria-labelledby|aria-describedby)="')
_WIDTH = re.compile(r'\swidth="([\d.]+)pt"')


def write_inline(svg: bytes, prefix: str, alt: str, links: Mapping[str, str], *, adapts: bool) -> str:
    """Return the markup of a diagram.

    Args:
        svg: what `argmap.diagram.render` returns.
        prefix: of its ids, so that each is unique on the page.
        alt: the label of the frame.
        links: addresses by the texts of the links.
        adapts: whether the diagram becomes dark on a dark page.
    """
    text = svg.decode()
    drawn = _TAG.sub(lambda tag: _NAMES.sub(rf"\g<0>{prefix}", tag.group()), text[text.index("<svg") :])
    drawn = drawn.replace('href="#statement-', f'href="#{prefix}statement-')
    label = f'role="group" aria-label="{escape(alt)}" tabindex="0"'
    anchors = " · ".join(f'<a href="{escape(address)}">{escape(word)}</a>' for word, address in links.items())
    return (
        f'<div class="argmap{" argmap-adapts" if adapts else ""}">\n'
        f'<div class="argmap-frame" {label}>\n{_set_size(drawn)}</div>\n'
        f'<p class="argmap-links">{anchors}</p>\n</div>\n'
    )


def _set_size(svg: str) -> str:
    """Let a diagram shrink to its frame, as far as it stays readable."""
    match = _WIDTH.search(svg)
    width = float(match[1]) if match else 0
    style = f' style="min-width:{width * _LEAST:.0f}pt;max-width:{width:.0f}pt"'
    return svg.replace("<svg", f"<svg{style}", 1) if width else svg
