"""The coherent positions on what is undecided: preferred and stable extensions."""
