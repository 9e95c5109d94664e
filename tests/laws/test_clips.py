"""Clips that look right but are not never break a document, nor change what is there."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from iceberg.edits.paste import clip_of, paste
from iceberg.errors import EditError
from iceberg.files import native
from iceberg.model.integrity import problems
from iceberg.model.record import RecordId
from tests.documents import ICE, LOOPS, a_document

HERE = a_document()
# Ids of things in the clip, of things that are here, and of nothing at all.
IDS = st.sampled_from(("v", "w", "c", "d", "l", "about", ICE, LOOPS, *sorted(HERE.records)[:6]))
NUMBERS = st.integers(-9, 9) | st.floats() | st.sampled_from((1e6, 1e7, "0", None))
WORDS = st.text(max_size=4) | st.sampled_from(("A", "\x00", "x" * 500))
LEVELS = st.sampled_from(("event", "pattern", "vision", "heaven"))


def record(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return records of one kind that are sound but for some fields."""
    return st.fixed_dictionaries({"kind": st.just(kind), "id": IDS, "board": IDS, **fields})


PLACE = {"x": st.integers(-9, 9), "y": st.integers(0, 9)}
SOUND = st.one_of(
    record("variable", name=st.sampled_from(("A", "B")), **PLACE),
    record("card", level=LEVELS, text=WORDS, perspectives=st.lists(IDS, max_size=2), **PLACE),
    record("link", source=IDS, target=IDS),
    record("cause", source=IDS, target=IDS),
    st.fixed_dictionaries(
        {"kind": st.just("perspective"), "id": IDS, "name": WORDS, "colour": st.just("#112233")}
    ),
)
ODD = st.one_of(
    record("variable", name=WORDS, x=NUMBERS, y=NUMBERS),
    record("card", level=LEVELS, text=WORDS, x=NUMBERS, y=NUMBERS, loop=IDS),
    record("rocket"),
    record("named_loop", links=st.lists(IDS), letter=st.just("R"), number=st.integers(0, 3)),
)


@given(
    st.lists(SOUND, min_size=1, max_size=6) | st.lists(SOUND | ODD, max_size=6),
    st.sampled_from((ICE, LOOPS)),
)
def test_a_clip_only_ever_adds_what_is_sound(records: Any, board: RecordId) -> None:
    try:
        patch = paste(HERE, board, json.dumps({"iceberg-clip": 1, "records": records}), 5, 5)
    except EditError:
        event("refused")
        return
    event("pasted")
    assert not patch.is_empty
    assert all(old is None for old in patch.before.values())
    after = patch.apply_to(HERE)
    assert problems(after) == []
    assert {new.board for new in patch.after.values() if new} == {board}
    assert native.parse(native.dump(after)) == after


@given(st.data(), st.sampled_from((ICE, LOOPS)))
def test_a_clip_that_lost_some_letters_is_refused_or_sound(
    data: st.DataObject, board: RecordId
) -> None:
    clip = clip_of(HERE, HERE.records)
    start = data.draw(st.integers(0, len(clip)))
    end = data.draw(st.integers(start, min(len(clip), start + 12)))
    try:
        patch = paste(HERE, board, clip[:start] + clip[end:], 0, 0)
    except EditError:
        return
    assert problems(patch.apply_to(HERE)) == []
