"""Checking a document that was read, with the default settings or others."""

from argmap.analysis import Analysis
from argmap.finding import Results
from argmap.settings import Configuration, Settings
from argmap.syntax import Document


def check_document(document: Document, settings: Settings | None = None) -> Results:
    """Return what a check finds in a document, whatever the configuration where the tests run."""
    return Analysis(document, Configuration(settings or Settings()), folder=document.folder).results
