"""Plain text from a paper: JATS XML, PDF, DOCX, HTML, Markdown or text.

Whatever a library reads is read in a process of its own, with limits of time and memory: papers come from
anywhere. Each change is counted, so that a person sees what to mend.
"""

from argmap.passages.extraction.extract import Extract, extract_text

__all__ = ["Extract", "extract_text"]
