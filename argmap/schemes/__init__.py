"""Argumentation schemes: patterns of reasoning, each with the questions that a critical reader asks.

The catalogue is data (the JSON files in this folder, CC0); other catalogues may add to it, by path or by
entry point. It is read when a scheme is first looked up. Names and ideas of the schemes are those of the
works under `sources`; the questions are in argmap's own words.
"""
