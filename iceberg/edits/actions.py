"""Edits of actions: what somebody will do about a thing on a board."""

from __future__ import annotations

from iceberg.edits.lookup import checked
from iceberg.errors import EditError
from iceberg.model.action import Action
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import Link, NamedLoop, Variable
from iceberg.model.order import key_after
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr


def add_action(
    document: Document,
    on: RecordId,
    what: str,
    *,
    who: str = "",
    when: str = "",
    fifteen: bool = False,
    id_: RecordId | None = None,
) -> Patch:
    """Pin an action to a card, variable, link or loop; `fifteen`: it is a 15 % solution."""
    if not isinstance(document.records.get(on), Card | Variable | Link | NamedLoop):
        raise EditError(tr("That is not on the board any more; nothing was changed."))
    action = checked(
        Action,
        id=id_ or new_id(),
        on=on,
        what=what,
        who=who,
        when=when,
        fifteen=fifteen,
        order=key_after(other.order for other in document.all(Action)),
    )
    return Patch.between(new=[action])
