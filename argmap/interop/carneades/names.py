"""Words that reader and writer of Carneades YAML share."""

NAME = "carneades"
DERIVED = "derived"
"""What stands under `meta: {argmap: ...}` of a statement or argument that only encodes attacks."""
ASSUMED = "assumed"
"""The reason for which an assumption of the file may be taken as given."""
ARGUMENT = "argument"
"""The type of the premise that stands for an argument without premises."""
CONVERGENT = "convergent"


def argument_ref(name: str) -> str:
    """Return how an argument is referred to, apart from a statement of the same name."""
    return f"arguments/{name}"
