"""Benchmarks: maps of any size, and what it costs to work with them."""
