from hypothesis import given
from hypothesis import strategies as st

from iceberg.geometry.bands import band_at, bands, waterline

needs = st.lists(st.floats(0, 5000), min_size=1, max_size=8)


def test_bands_without_cards_have_their_least_heights():
    assert [band.height for band in bands([0, 0, 0, 0])] == [232, 186, 192, 250]


@given(needs)
def test_bands_lie_under_each_other_from_zero_on(heights: list[float]):
    made = bands(heights)
    assert made[0].top == 0
    assert [band.top for band in made[1:]] == [band.bottom for band in made[:-1]]
    assert [band.index for band in made] == list(range(len(heights)))


@given(needs)
def test_every_band_holds_its_lowest_card(heights: list[float]):
    made = bands(heights)
    assert all(b.height >= need + 36 for b, need in zip(made, heights, strict=True))


def test_a_band_that_grows_pushes_the_deeper_ones_down():
    small, grown = bands([0, 100, 0, 0]), bands([0, 400, 0, 0])
    assert grown[0] == small[0]
    assert grown[2].top - small[2].top == grown[1].height - small[1].height > 0
    assert grown[2].height == small[2].height


def test_the_water_stands_at_the_bottom_of_the_first_band():
    assert waterline(bands([0, 0])) == 232


def test_sky_belongs_to_the_first_band_and_depth_to_the_last():
    made = bands([0, 0, 0])
    assert [band_at(made, y).index for y in (-900, 0, 231, 232, 9000)] == [0, 0, 0, 1, 2]
