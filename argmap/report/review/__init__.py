"""The report on one map, as a referee would write it.

`compose` makes a document of headings, paragraphs, points, lists and tables; `markdown` and `html` write it.
"""

from argmap.report.review.compose import LENGTHS, compose
from argmap.report.review.html import format_html
from argmap.report.review.markdown import format_markdown

__all__ = ["LENGTHS", "compose", "format_html", "format_markdown"]
