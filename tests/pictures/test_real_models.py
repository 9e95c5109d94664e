"""Models that other people drew open, are arranged, and show their loops; five of them in pictures.

``ICEBERG_DRAW_PICTURES=1 pytest tests/pictures`` draws the stored pictures anew: look at each.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Room, room  # noqa: F401  (a fixture)
from tests.pictures.compare import check_against

HERE = Path(__file__).parent / "real"
MODELS = {
    "mangrove": ("vensim_mdl/mangrove_cld.mdl", 28),
    "lynx": ("vensim_mdl/Lotka_Volterra.mdl", 16),
    "covid": ("vensim_mdl/covid_delay_marks.mdl", 34),
    "workforce": ("vensim_mdl/workforce.mdl", 25),
    "rabbits": ("vensim_mdl/rabfox_birgit.mdl", 10),
}


@pytest.mark.parametrize("name", MODELS)
def test_a_real_model_is_arranged_and_shows_its_loops(
    room: Room,  # noqa: F811
    real_models: Path,
    name: str,
) -> None:
    path, variables = MODELS[name]
    work = room.window.workspace
    room.window.open_file(real_models / path)
    room.bot.waitUntil(lambda: len(work.board.scene.pills) == variables, timeout=20_000)
    room.click_command("board.arrange")
    room.bot.waitUntil(lambda: not work.aside.is_busy, timeout=20_000)
    room.bot.waitUntil(lambda: len(work.inspector.loops.rows.loops) > 0, timeout=20_000)
    QApplication.processEvents()
    room.bot.wait(700)  # places glide
    # Not the list: loops of one length stand in the order of ids, which are given anew, and
    # with them a sign may stand on the other side of its line.
    work.messages.hide()
    check_against(HERE / f"{name}.webp", work.area.grab().toImage(), most=110.0)
