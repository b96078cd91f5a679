"""A picture as it stands in a page of HTML: the SVG itself, in a frame that scrolls, with links below."""

import re
from collections.abc import Mapping
from html import escape

_LEAST = 0.7
"""How small a picture may become to fit, as a part of its natural size; in a narrower frame it scrolls."""

_TAG = re.compile(r"<[A-Za-z][^>]*>")
_NAMES = re.compile(r'\s(id|aria-labelledby|aria-describedby)="')
_WIDTH = re.compile(r'\swidth="([\d.]+)pt"')


def write_inline(svg: bytes, prefix: str, alt: str, links: Mapping[str, str], *, adapts: bool) -> str:
    """Return the markup of a picture.

    Args:
        svg: a picture that `argmap.diagram.render` returned.
        prefix: what its ids begin with, so that each is unique on the page.
        alt: what the frame is called.
        links: addresses by what the links say.
        adapts: whether the picture becomes dark on a dark page.
    """
    text = svg.decode()
    drawn = _TAG.sub(lambda tag: _NAMES.sub(rf"\g<0>{prefix}", tag.group()), text[text.index("<svg") :])
    called = f'role="group" aria-label="{escape(alt)}" tabindex="0"'
    said = " · ".join(f'<a href="{escape(address)}">{escape(word)}</a>' for word, address in links.items())
    return (
        f'<div class="argmap{" argmap-adapts" if adapts else ""}">\n'
        f'<div class="argmap-frame" {called}>\n{_set_size(drawn)}</div>\n'
        f'<p class="argmap-links">{said}</p>\n</div>\n'
    )


def _set_size(svg: str) -> str:
    """Let a picture shrink to its frame, but not to less than can be read."""
    found = _WIDTH.search(svg)
    width = float(found[1]) if found else 0
    style = f' style="min-width:{width * _LEAST:.0f}pt;max-width:{width:.0f}pt"'
    return svg.replace("<svg", f"<svg{style}", 1) if width else svg
