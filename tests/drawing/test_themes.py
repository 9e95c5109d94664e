"""Every text stands out from what it stands on, in every theme."""

import itertools

import pytest

from iceberg.drawing.theme import THEMES, Theme, theme_named
from iceberg.drawing.water import water_stops
from iceberg.errors import FormatError
from iceberg.geometry.bands import Band, bands, waterline

ALL = [theme_named(name) for name in THEMES]
PAIRS = [
    *[("ink", ground) for ground in ("paper", "board", "card", "pill")],
    *[("card_ink", "card"), ("quiet_ink", "paper"), ("quiet_ink", "board")],
    *[("on_accent", "accent"), ("accent", "paper"), ("accent", "card"), ("accent", "accent_soft")],
    *[("ink", "accent_soft"), ("ink", "warning_paper"), ("danger", "paper")],
    *[(kind, ground) for kind in ("reinforcing", "balancing") for ground in ("board", "paper")],
    *[("reinforcing", "reinforcing_soft"), ("balancing", "balancing_soft")],
    *[(sign, "board") for sign in ("plus", "minus", "unknown")],
]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def least(theme: Theme) -> float:
    return 7.0 if theme.name == "projector" else 4.5


def at_height(theme: Theme, of_levels: tuple[Band, ...], y: float) -> str:
    surface = waterline(of_levels)
    stops = [(0.0, theme.sky[0]), (surface, theme.sky[-1])]
    if y >= surface:
        stops = water_stops(theme, of_levels)
    for (top, upper), (bottom, lower) in itertools.pairwise(stops):
        if top <= y <= bottom:
            return mixed(upper, lower, (y - top) / (bottom - top))
    return stops[-1][1]


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(theme: Theme, ink: str, ground: str):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= least(theme)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "needed", [[0, 0, 0, 0], [0, 900, 0, 0], [400, 200, 900, 900], [0] * 8, [0, 0, 0]]
)
def test_band_titles_and_questions_stand_out_from_sky_and_water(theme: Theme, needed: list[float]):
    of_levels = bands(needed)
    for band in of_levels:
        ink = theme.band_ink[min(band.index, len(theme.band_ink) - 1)]
        for below in range(26, 106, 4):
            ground = at_height(theme, of_levels, band.top + below)
            assert contrast(ink, ground) >= least(theme), (band.index, below, ground)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_arrows_and_sketches_are_seen_on_what_they_cross(theme: Theme):
    assert all(contrast(theme.cause, ice) >= 3 for ice in theme.ice[1:])
    assert contrast(theme.sketch, theme.card) >= 4.5
    assert contrast(theme.dot, theme.card) >= 3


def test_a_theme_that_does_not_exist_is_refused_by_name():
    with pytest.raises(FormatError, match="light, dark, projector"):
        theme_named("pink")


def test_the_projector_theme_draws_larger():
    assert theme_named("projector").scale == 1.35
