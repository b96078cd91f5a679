"""Where chains of links end."""

from collections.abc import Mapping


def find_ends(links: Mapping[str, str]) -> dict[str, str]:
    """Return for each link the first of its chain that is no link; in a circle, one of it. Linear."""
    ends: dict[str, str] = {}
    for start in links:
        path: dict[str, None] = {}
        node = start
        while node in links and node not in ends and node not in path:
            path[node] = None
            node = links[node]
        ends.update(dict.fromkeys(path, ends.get(node, node)))
    return ends
