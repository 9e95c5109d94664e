"""Places of variables that nothing is linked with yet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iceberg.geometry.rows import APART, beside
from iceberg.geometry.shapes import Point, Rect

SIZES = st.tuples(st.floats(56, 270), st.floats(38, 140))
PLACES = st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000))


@given(
    st.lists(SIZES, min_size=1, max_size=40),
    st.lists(st.tuples(PLACES, SIZES), max_size=12),
)
def test_none_lies_on_another_or_near_what_stands(
    sizes: list[tuple[float, float]], standing: list[tuple[Point, tuple[float, float]]]
) -> None:
    fixed = [Rect.around(Point(*at), *size) for at, size in standing]
    spots = beside(dict(enumerate(sizes)), fixed)
    rects = [Rect.around(spots[n], *size) for n, size in enumerate(sizes)]
    assert len(spots) == len(sizes)
    for n, rect in enumerate(rects):
        assert not any(rect.overlaps(other) for other in rects[:n])
        assert not any(rect.grown(APART - 1).overlaps(other) for other in fixed)


def test_on_an_empty_board_they_stand_about_the_middle() -> None:
    spots = beside(dict.fromkeys(range(4), (200.0, 40.0)), [])
    whole = Rect.enclosing([Rect.around(spot, 200, 40) for spot in spots.values()])
    assert whole is not None
    assert (round(whole.centre.x), round(whole.centre.y)) == (0, 0)


def test_a_tall_board_gets_them_at_its_side_and_a_wide_one_below() -> None:
    tall, wide = Rect(0, 0, 400, 1000), Rect(0, 0, 2400, 600)
    assert beside({0: (200.0, 40.0)}, [tall])[0].x > tall.right
    assert beside({0: (200.0, 40.0)}, [wide])[0].y > wide.bottom
