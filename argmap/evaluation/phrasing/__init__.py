"""Answers in words: what `str` gives of each, and what the command line prints."""
