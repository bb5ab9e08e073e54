"""The network as a picture: positions computed once, the same at every visit.

Fruchterman and Reingold's force-directed placement (1991), by networkx, from a fixed seed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import networkx


@dataclass(frozen=True)
class Placed:
    """Where a node lies, in -1…1, and how many others it works with."""

    x: float
    y: float
    degree: int


def place(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, Placed]:
    """Positions of nodes by their ids; the same nodes and edges always give the same picture."""
    return dict(_placed(tuple(sorted(nodes)), tuple(sorted((min(e), max(e)) for e in edges))))


@lru_cache(maxsize=64)
def _placed(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> tuple[tuple[str, Placed], ...]:
    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    seed = int(hashlib.sha256("".join(nodes).encode()).hexdigest()[:8], 16)
    positions = networkx.spring_layout(graph, seed=seed, iterations=120, k=1.6 / max(len(nodes), 1) ** 0.5)
    return tuple(
        (node, Placed(round(float(x), 4), round(float(y), 4), graph.degree(node))) for node, (x, y) in positions.items()
    )
