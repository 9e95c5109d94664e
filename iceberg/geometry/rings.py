"""Which variables go round in loops: strongly connected groups and a long loop in each.

Plain code on numbered variables: this floor does without a graph library, and a layout needs only
one long loop to lay on a circle, not all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

Neighbours = Sequence[Sequence[int]]
Pairs = Sequence[tuple[int, int]]
"""Links as source and target."""
_BUDGET = 6_000
"""Steps spent on looking for a long loop; beyond it the longest one so far will do."""


def forward_of(count: int, pairs: Pairs) -> list[list[int]]:
    """Return the variables that each of `count` acts on, each once."""
    forward: list[dict[int, None]] = [{} for _ in range(count)]
    for source, target in pairs:
        forward[source][target] = None
    return [list(found) for found in forward]


def around_each(count: int, pairs: Pairs) -> list[list[int]]:
    """Return the variables that each of `count` is linked with, whatever the direction."""
    return forward_of(count, [*pairs, *((target, source) for source, target in pairs)])


def connected_groups(around: Neighbours) -> list[list[int]]:
    """Return the groups that hang together whatever the direction, each in rising order."""
    seen = [False] * len(around)
    groups = []
    for start in range(len(around)):
        if seen[start]:
            continue
        seen[start] = True
        group = [start]
        for one in group:
            for other in around[one]:
                if not seen[other]:
                    seen[other] = True
                    group.append(other)
        groups.append(sorted(group))
    return groups


def loop_groups(forward: Neighbours) -> list[list[int]]:
    """Return the groups of variables that reach each other (strongly connected), largest first.

    Tarjan, Depth-first search and linear graph algorithms (1972), without recursion.
    """
    count = len(forward)
    index, low = [-1] * count, [0] * count
    on_stack, stack, groups = [False] * count, list[int](), list[list[int]]()
    clock = 0
    for start in range(count):
        if index[start] >= 0:
            continue
        todo = [(start, 0)]
        while todo:
            one, place = todo.pop()
            if place == 0:
                index[one] = low[one] = clock
                clock += 1
                stack.append(one)
                on_stack[one] = True
            for at in range(place, len(forward[one])):
                other = forward[one][at]
                if index[other] < 0:
                    todo += [(one, at + 1), (other, 0)]
                    break
                if on_stack[other]:
                    low[one] = min(low[one], index[other])
            else:
                if low[one] == index[one]:
                    groups.append(_popped(stack, on_stack, one))
                if todo:
                    low[todo[-1][0]] = min(low[todo[-1][0]], low[one])
    return sorted(groups, key=lambda group: (-len(group), group))


def _popped(stack: list[int], on_stack: list[bool], until: int) -> list[int]:
    group = []
    while True:
        other = stack.pop()
        on_stack[other] = False
        group.append(other)
        if other == until:
            return sorted(group)


def long_loop(forward: Neighbours, group: Sequence[int]) -> list[int]:
    """Return a long loop through variables of `group`, in running order; empty when there is none.

    The longest loop is hard to find in general, so the search stops after a fixed effort.
    """
    inside = set(group)
    best: list[int] = []
    links = {one: [o for o in forward[one] if o in inside and o != one] for one in group}
    for start in group[:8]:
        best = max(best, _longest_from(start, links, _BUDGET // 8), key=len)
        if len(best) == len(group):
            break
    return best


def _longest_from(start: int, links: dict[int, list[int]], budget: int) -> list[int]:
    best: list[int] = []
    path, places, used = [start], [0], {start}
    while path and budget:
        budget -= 1
        one, place = path[-1], places[-1]
        if place >= len(links[one]):
            used.discard(path.pop())
            places.pop()
            continue
        places[-1] += 1
        other = links[one][place]
        if other == start and len(path) > max(len(best), 1):
            best = list(path)
        elif other not in used:
            path.append(other)
            places.append(0)
            used.add(other)
    return best
