"""The review of one map, written out as a person would hand it in.

`compose` makes a document of headings, paragraphs and lists; `markdown` and `html` write it.
"""

from argmap.report.review.compose import compose
from argmap.report.review.html import format_html
from argmap.report.review.markdown import format_markdown

__all__ = ["compose", "format_html", "format_markdown"]
