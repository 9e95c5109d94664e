"""Arranging models of 30, 100 and 300 variables and the real ones in a folder, beside networkx.

``python benchmarks/arrange.py [FOLDER]`` prints time, crossing links and overlapping variables for
ours and for two layouts of networkx on the same models (Kamada and Kawai's only where scipy is).
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import networkx as nx

from iceberg.errors import IcebergError
from iceberg.geometry.layout import place
from iceberg.geometry.shapes import Point, Rect
from iceberg.library.catalogue import open_document
from iceberg.model.loop_board import Link, Variable

Pairs = list[tuple[str, str]]
Places = Mapping[str, Point]
Engine = Callable[[Mapping[str, tuple[float, float]], Pairs], Places]
SIZES = ((30, 45), (100, 160), (300, 480))
LIMITS = {30: 0.3, 100: 1.0, 300: 5.0}
PILL = (140.0, 36.0)


def made_up(variables: int, links: int) -> tuple[list[str], Pairs]:
    """Return a model with loops of all lengths, the same at every run."""
    chance = random.Random(5)
    names = [f"v{n}" for n in range(variables)]
    pairs = [(names[n], names[(n + 1) % variables]) for n in range(0, variables, 2)]
    while len(pairs) < links:
        one = chance.randrange(variables)
        other = (one + chance.choice((1, -1, 2, 3, -4, 7, -9))) % variables
        pairs.append((names[one], names[other]))
    return names, pairs


def real(folder: Path) -> list[tuple[str, list[str], Pairs]]:
    """Return the name, variables and links of every model that can be opened."""
    found = []
    for path in sorted(folder.rglob("*.*")):
        try:
            document = open_document(path).document
        except IcebergError:
            continue
        names = [v.id for v in document.all(Variable)]
        pairs = [(ln.source, ln.target) for ln in document.all(Link)]
        if names:
            found.append((path.name, [str(name) for name in names], pairs))
    return found


def ours(sizes: Mapping[str, tuple[float, float]], pairs: Pairs) -> Places:
    """Place as the program does."""
    return place(sizes, pairs, {})


def networkx_layout(layout: Callable[..., Mapping[str, Sequence[float]]]) -> Engine:
    """Return an engine that spreads what networkx finds over as much board per variable."""

    def engine(sizes: Mapping[str, tuple[float, float]], pairs: Pairs) -> Places:
        graph = nx.Graph()
        graph.add_nodes_from(sizes)
        graph.add_edges_from(pairs)
        at = layout(graph)
        scale = 130.0 * len(sizes) ** 0.5
        return {key: Point(x * scale * 1.28, y * scale) for key, (x, y) in at.items()}

    return engine


ENGINES: dict[str, Engine] = {
    "ours": ours,
    "spring": networkx_layout(lambda graph: nx.spring_layout(graph, seed=1)),
}
if find_spec("scipy"):
    ENGINES["kamada-kawai"] = networkx_layout(nx.kamada_kawai_layout)


def crossings(at: Places, pairs: Pairs) -> int:
    """Return how many pairs of links cross, drawn straight."""
    links = list({frozenset(pair) for pair in pairs if pair[0] != pair[1]})
    found = 0
    for (a, b), (c, d) in itertools.combinations(map(tuple, links), 2):
        if len({a, b, c, d}) == 4:
            p, q, r, s = at[a], at[b], at[c], at[d]
            found += _side(p, q, r) != _side(p, q, s) and _side(r, s, p) != _side(r, s, q)
    return found


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b.x - a.x) * (c.y - a.y) > (b.y - a.y) * (c.x - a.x)


def overlaps(at: Places) -> int:
    """Return how many pairs of pills overlap."""
    pills = [Rect.around(spot, *PILL) for spot in at.values()]
    return sum(one.overlaps(other) for one, other in itertools.combinations(pills, 2))


def row(name: str, names: list[str], pairs: Pairs) -> dict[str, float]:
    """Print what the engines make of one model, and return their seconds."""
    sizes = dict.fromkeys(names, PILL)
    taken = {}
    said = []
    for engine, run in ENGINES.items():
        begun = time.perf_counter()
        at = run(sizes, pairs)
        taken[engine] = time.perf_counter() - begun
        crossed, overlapping = crossings(at, pairs), overlaps(at)
        said.append(f"{engine} {crossed:5} / {overlapping:3} / {taken[engine]:6.3f} s")
    print(f"{name[:34]:34} {len(names):4} {len(pairs):4}   " + "   ".join(said))
    return taken


def main() -> None:
    """Print a row for each model, and for the made-up ones whether the limit is kept."""
    place({"a": PILL, "b": PILL}, [("a", "b")], {})  # reads numpy
    nx.spring_layout(nx.path_graph(3))
    print("variables, links; for each engine crossings / overlaps / seconds")
    for variables, links in SIZES:
        taken = row(f"made up, {variables}", *made_up(variables, links))
        ratio = taken["ours"] / taken["spring"]
        kept = "kept" if taken["ours"] < LIMITS[variables] else "NOT KEPT"
        print(f"   ratio to spring {ratio:.2f}; limit {LIMITS[variables]} s {kept}")
    for folder in sys.argv[1:]:
        for name, names, pairs in real(Path(folder)):
            row(name, names, pairs)


if __name__ == "__main__":
    main()
