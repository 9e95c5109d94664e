"""While cards are dragged all of the board but a few arrows is exact; afterwards all of it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from iceberg.canvas.stage import Stage
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.edits import arrange
from iceberg.geometry.arrow_lines import CauseRoute
from iceberg.geometry.shapes import Rect
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.store.store import DocumentStore
from tests.laws.test_card_work import KINDS, ROUGH, boards, scene_of

STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.floats(-1200, 1200), st.floats(0, 700)),
    min_size=1,
    max_size=4,
)


def meets(route: CauseRoute, source: Rect, target: Rect) -> bool:
    """Whether an arrow leaves one card and points at the other."""
    return source.grown(0.01).contains(route.points[0]) and target.grown(4).contains(route.head[0])


def check(seen: IcebergScene, document: Document, moved: set[RecordId]) -> None:
    """Check a scene in the midst of a drag against the one laid out from nothing."""
    exact = scene_of(document)
    assert replace(seen, causes={}, bounds=exact.bounds) == replace(exact, causes={})
    assert list(seen.causes) == list(exact.causes)
    for id_, cause in exact.contents.causes.items():
        ends = (exact.cards[cause.source].rect, exact.cards[cause.target].rect)
        assert meets(seen.causes[id_], *ends)
        if {cause.source, cause.target} & moved:
            assert seen.causes[id_] == exact.causes[id_]


@given(boards(most=12), STEPS, st.data())
def test_a_drag_leaves_the_board_as_if_it_had_been_laid_out_anew(document, steps, data) -> None:
    ids = [card.id for card in document.all(Card)]
    moved = data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)) if ids else []
    session = Session(DocumentStore(document))
    stage = Stage(session, ROUGH)
    session.store.listen(stage.follow)
    with session.store.edit("Move") as edit:
        for level, x, y in steps:
            places = {id_: (level, x + 30 * n, y) for n, id_ in enumerate(moved)}
            edit.become(arrange.put_on_level(document, places))
            assert isinstance(stage.scene, IcebergScene)
            check(stage.scene, session.store.document, set(moved))
    assert stage.scene == scene_of(session.store.document)
    session.store.undo()
    assert stage.scene == scene_of(session.store.document)
