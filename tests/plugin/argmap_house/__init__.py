"""A plug-in of argmap: a rule and a format."""
