"""The server for assistants (Model Context Protocol): read, check, ask and apply, in one folder.

It needs `pip install "argmap[mcp]"`.
"""
