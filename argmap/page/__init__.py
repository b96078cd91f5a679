"""A map as a self-contained web page: the diagram to explore, with every verdict explained."""

from argmap.page.page import format_faults, format_page

__all__ = ["format_faults", "format_page"]
