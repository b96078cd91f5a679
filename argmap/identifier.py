"""What an id looks like."""

ID = r"[a-z][a-z0-9_-]*"
"""A lower-case letter, then lower-case letters, digits, `-` and `_`."""
