"""A map as one web page that needs nothing else: the diagram to explore, with every verdict explained."""

from argmap.page.page import format_faults, format_page

__all__ = ["format_faults", "format_page"]
