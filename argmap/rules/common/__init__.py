"""What several rules share: the context they ask, and the wording of their messages."""
