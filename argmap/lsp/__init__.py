"""`argmap lsp`: what editors ask of a map while it is written, by the Language Server Protocol.

The server reads the text of the open files. What the argument of a map is worth is asked of an `Analysis`,
which lives in a process of its own, so that nothing a map does to it keeps an editor waiting.
"""
