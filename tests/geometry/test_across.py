"""Lines across the gap run from card to card and behind none."""

from __future__ import annotations

from iceberg.geometry.across import across
from iceberg.geometry.shapes import Rect

CARDS = {
    "far": Rect(-500, 0, -300, 60),
    "near": Rect(-260, 0, -60, 60),
    "wish": Rect(60, 0, 260, 60),
    "later": Rect(300, 10, 500, 70),
}


def test_a_line_between_cards_that_face_the_gap_is_straight() -> None:
    way = across(CARDS, {"w": ("wish", "near")})["w"]
    assert (way[0].x, way[-1].x) == (60, -60)
    assert {point.y for point in way} == {30}


def test_a_line_from_behind_another_card_passes_below_it() -> None:
    way = across(CARDS, {"l": ("later", "far")})["l"]
    inside = [p for p in way for name in ("wish", "near") if CARDS[name].contains(p)]
    assert not inside
    assert CARDS["later"].contains(way[0])
    assert CARDS["far"].contains(way[-1])


def test_without_pairs_there_are_no_lines() -> None:
    assert across(CARDS, {}) == {}
