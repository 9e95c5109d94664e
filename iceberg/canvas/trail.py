"""What lights up with the selected cards: all they rest on and all they give rise to."""

from __future__ import annotations

from iceberg.analysis.tracing import trace
from iceberg.drawing.mood import Mood
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.record import RecordId
from iceberg.store.session import Session

_NONE: frozenset[RecordId] = frozenset()


class Trail:
    """Follows the arrows from the selected cards, anew only when these or the arrows changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: object = None
        self._found = _NONE

    def mood(self, hidden: RecordId | None) -> Mood:
        """Return what stands out on the board now; `hidden`: what is not painted."""
        return Mood(
            selected=frozenset(self._session.selection),
            lit=self._session.lit,
            traced=self.ids,
            hidden=frozenset({hidden} if hidden else ()),
        )

    @property
    def ids(self) -> frozenset[RecordId]:
        """The cards and arrows that are traced now."""
        document = self._session.store.document
        cards = tuple(id_ for id_ in self._session.selection if document.get(id_, Card))
        if not cards:
            return _NONE
        asked = cards, tuple(document.all(Cause))
        if asked != self._asked:
            self._asked, self._found = asked, trace(asked[1], cards).ids
        return self._found
