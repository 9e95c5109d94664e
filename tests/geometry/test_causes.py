import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.geometry.arrow_lines import CauseRoute, nearness
from iceberg.geometry.causes import cause_routes
from iceberg.geometry.shapes import Point, Rect

rects = st.builds(
    Rect.at, st.floats(-900, 900), st.floats(0, 1500), st.floats(170, 360), st.floats(43, 200)
)


def route(source: Rect, target: Rect, *others: Rect) -> CauseRoute:
    cards = {"s": source, "t": target} | {f"o{i}": rect for i, rect in enumerate(others)}
    return cause_routes(cards, {"c": ("s", "t")})["c"]


def runs_through(way: CauseRoute, card: Rect) -> bool:
    return any(card.contains(point) for point in way.points)


UPPER = Rect.at(-100, 0, 240, 64)
LOWER = Rect.at(60, 300, 240, 64)


def test_an_arrow_runs_from_the_source_up_to_the_bottom_of_its_target():
    way = route(LOWER, UPPER)
    assert way.points[0].y == LOWER.top
    assert LOWER.left < way.points[0].x < LOWER.right
    tip = way.head[0]
    assert 0 < tip.y - UPPER.bottom < 4
    assert UPPER.left < tip.x < UPPER.right


def test_an_arrow_to_a_card_just_above_is_straight():
    way = route(Rect.at(-90, 300, 240, 64), UPPER)
    assert len({round(point.x, 6) for point in way.points}) == 1


def test_arrows_that_reach_one_card_fan_out():
    cards = {"t": UPPER} | {f"s{i}": Rect.at(-400 + 260 * i, 300, 240, 64) for i in range(4)}
    routes = cause_routes(cards, {f"c{i}": (f"s{i}", "t") for i in range(4)})
    tips = [routes[f"c{i}"].head[0].x for i in range(4)]
    assert tips == sorted(tips)
    assert min(b - a for a, b in itertools.pairwise(tips)) >= 16


def test_an_arrow_goes_round_a_card_that_stands_in_its_way():
    between = Rect.at(-90, 150, 260, 64)
    way = route(Rect.at(-90, 400, 240, 64), UPPER, between)
    assert not runs_through(way, between)


def test_an_arrow_along_a_level_leaves_at_the_side():
    beside = Rect.at(300, 10, 240, 64)
    way = route(UPPER, beside)
    assert way.points[0].x == UPPER.right
    assert 0 < beside.left - way.head[0].x < 4


def test_an_arrow_along_a_level_goes_round_a_card_between():
    between, far = Rect.at(180, 0, 240, 64), Rect.at(460, 0, 240, 64)
    assert not runs_through(route(UPPER, far, between), between)


def test_an_arrow_downward_runs_from_the_bottom_to_the_top_of_its_target():
    target = Rect.at(60, 300, 240, 64)
    way = route(UPPER, target)
    assert way.points[0].y == UPPER.bottom
    assert 0 < target.top - way.head[0].y < 4


def test_arrows_up_and_down_between_two_cards_lie_apart():
    cards = {"s": Rect.at(-100, 300, 240, 64), "t": UPPER}
    routes = cause_routes(cards, {"up": ("s", "t"), "down": ("t", "s")})
    assert abs(routes["up"].points[0].x - routes["down"].points[0].x) >= 16
    assert abs(routes["up"].points[-1].x - routes["down"].points[-1].x) >= 16


@given(
    st.lists(st.lists(st.floats(170, 360), min_size=1, max_size=8), min_size=2, max_size=6),
    st.integers(0, 10**6),
)
@settings(deadline=None)
def test_no_arrow_runs_through_a_card_where_cards_stand_in_rows(rows: list[list[float]], chance):
    cards: dict[str, Rect] = {}
    for i, row in enumerate(rows):
        x = -sum(row) / 2
        for n, width in enumerate(row):
            cards[f"{i}.{n}"] = Rect.at(x, 120.0 * i, width, 60.0 + (chance * (n + 1)) % 38)
            x += width + 20
    ids = sorted(cards)
    causes = {f"c{i}": (ids[(chance + 7 * i) % len(ids)], ids[5 * i % len(ids)]) for i in range(9)}
    causes = {id_: (one, other) for id_, (one, other) in causes.items() if one[0] != other[0]}
    for id_, way in cause_routes(cards, causes).items():
        others = [rect for card, rect in cards.items() if card not in causes[id_]]
        assert not any(runs_through(way, rect) for rect in others)


def test_an_arrow_whose_card_is_missing_is_left_out():
    assert cause_routes({"s": UPPER}, {"c": ("s", "gone")}) == {}


def test_nearness_is_the_distance_to_the_line():
    way = route(Rect.at(-100, 300, 240, 64), UPPER)
    x = way.points[0].x
    assert math.isclose(nearness(way, Point(x + 7, 200)), 7)


@given(st.dictionaries(st.integers(0, 12).map(str), rects, min_size=2), st.data())
@settings(deadline=None)
def test_any_arrows_between_any_cards_have_a_finite_way(cards: dict[str, Rect], data):
    ends = st.sampled_from(sorted(cards))
    pairs = st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1])
    causes = {f"c{i}": pair for i, pair in enumerate(data.draw(st.lists(pairs, max_size=12)))}
    for id_, way in cause_routes(cards, causes).items():
        source, target = (cards[end] for end in causes[id_])
        assert source.grown(0.01).contains(way.points[0])
        assert target.grown(4).contains(way.head[0])
        assert all(way.box.grown(0.01).contains(point) for point in (*way.points, *way.head))
        assert all(math.isfinite(value) for point in way.points for value in point)
