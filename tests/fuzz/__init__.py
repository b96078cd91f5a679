"""Fuzzing: `python -m tests.fuzz` runs readers on changed files, guided by coverage; see CONTRIBUTING.md."""
