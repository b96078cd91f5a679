"""Gradual semantics: how strong a statement is."""
