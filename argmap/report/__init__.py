"""Findings and verdicts as text: one format per file. They return strings and print nothing."""
