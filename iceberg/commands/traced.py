"""What is found by tracing on either kind of board, and lit; made anew when the board changes."""

from __future__ import annotations

from iceberg.analysis.paths import Path, PathList, find_paths
from iceberg.analysis.tracing import trace, trace_variables, with_copies
from iceberg.model.contents import LoopContents
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.store.tracing import Tracing


def contents_of(session: Session) -> LoopContents | None:
    """Return what stands on the loop board shown, if it is one."""
    board = session.board
    return LoopContents.of(session.store.document, board) if isinstance(board, LoopBoard) else None


def paths_of(session: Session) -> tuple[PathList, PathList]:
    """Return the paths between the two traced variables: there, and back."""
    tracing, contents = session.tracing, contents_of(session)
    if tracing is None or contents is None or not tracing.between:
        return PathList(), PathList()
    one, other = tracing.start
    return find_paths(contents, one, other), find_paths(contents, other, one)


def ids_along(contents: LoopContents, *paths: Path) -> frozenset[RecordId]:
    """Return the links of some paths, and their variables with all shadow copies."""
    passed = with_copies(contents, (id_ for path in paths for id_ in path.variables))
    return passed.union(id_ for path in paths for id_ in path.links)


def light(session: Session, tracing: Tracing | None) -> None:
    """Trace so from now on, and light what is found; ``None``: no more."""
    if tracing is None or any(id_ not in session.store.document.records for id_ in tracing.start):
        session.trace(None)
    elif not tracing.between:
        session.trace(tracing, reached(session, tracing))
    else:
        session.trace(tracing, tracing.start)


def reached(session: Session, tracing: Tracing) -> frozenset[RecordId]:
    """Return all that is lit by a tracing from one place on."""
    document, contents = session.store.document, contents_of(session)
    back, onward = tracing.way != "onward", tracing.way != "back"
    if contents is not None:
        start = with_copies(contents, map(contents.original, tracing.start))
        found = trace_variables(
            contents, tracing.start, back=back, onward=onward, most=tracing.most
        )
        return start | found.ids
    found = trace(document.all(Cause), tracing.start, back=back, onward=onward, most=tracing.most)
    ids = found.ids.union(tracing.start)
    groups = {card.group for i in ids if (card := document.get(i, Card)) and card.group}
    return ids | groups
