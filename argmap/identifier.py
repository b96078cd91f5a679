"""What an id looks like."""

ID = r"[A-Za-z][A-Za-z0-9_-]*"
"""A letter of the English alphabet, then letters, digits, `-` and `_`."""
