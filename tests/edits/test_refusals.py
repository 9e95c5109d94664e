"""What cannot be done is said in one sentence about what was asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iceberg.edits import describe
from iceberg.edits.lookup import board_of
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.record import RecordId
from iceberg.model.text import LABEL_LENGTH, NOTE_LENGTH
from iceberg.store.patch import Patch
from tests.documents import ICE, LOOPS, a_document, id_of

Edit = Callable[[Document], Patch]
REFUSED: dict[str, Edit] = {
    "at least one letter": lambda d: describe.rename(d, LOOPS, " "),
    f"{LABEL_LENGTH} characters": lambda d: describe.retitle(d, "x" * 401),
    f"{NOTE_LENGTH} characters": lambda d: describe.rename(
        d, id_of(d, "Ramps full"), "x" * (NOTE_LENGTH + 1)
    ),
    "too far away": lambda d: describe.describe(d, id_of(d, "Rest"), x=float("nan")),
    "“dots”": lambda d: describe.describe(d, id_of(d, "Ramps full"), dots=-1),
    "“role”": lambda d: describe.describe(d, id_of(d, "Rest"), role="hero"),
    "“colour”": lambda d: describe.describe(d, id_of(d, "Patients"), colour="red"),
    "“perspectives”": lambda d: describe.describe(
        d, id_of(d, "Ramps full"), perspectives=tuple(RecordId(f"p{n}") for n in range(65))
    ),
    "not on the board any more": lambda d: describe.describe(d, RecordId("gone"), note="x"),
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_refusal_is_one_sentence_about_what_was_asked_for(words: str) -> None:
    document = a_document()
    with pytest.raises(EditError) as refused:
        REFUSED[words](document)
    sentence = str(refused.value)
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "pydantic" not in sentence


def test_a_board_is_found_or_missed_in_words() -> None:
    document = a_document()
    assert board_of(document, ICE).id == ICE
    for other in (RecordId("gone"), id_of(document, "Rest")):
        with pytest.raises(EditError, match="board is not there any more"):
            board_of(document, other)
