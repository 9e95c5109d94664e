"""What one does with several cards: split, merge, group."""

from __future__ import annotations

from iceberg.commands.command import Command, Context
from iceberg.edits import cards, describe, groups
from iceberg.model.iceberg_board import Card, CardGroup
from iceberg.model.record import RecordId, new_id
from iceberg.words import tr, tr_count


def selected_cards(context: Context) -> list[Card]:
    """Return the selected cards, in the order in which they were selected."""
    return [card for i in context.selection if (card := context.document.get(i, Card))]


def _has_one_card(context: Context) -> bool:
    return len(selected_cards(context)) == 1


def _has_cards_to_merge(context: Context) -> bool:
    return len(selected_cards(context)) > 1


def _has_cards_of_one_level(context: Context) -> bool:
    return len({card.level for card in selected_cards(context)}) == 1


def _groups(context: Context) -> list[RecordId]:
    """Return the selected headings, and those of selected cards."""
    headings = [i for i in context.selection if context.document.get(i, CardGroup)]
    return headings or [card.group for card in selected_cards(context) if card.group]


def _split(context: Context) -> None:
    (card,) = selected_cards(context)
    patch = cards.split_card(context.document, card.id, context.desk.measurer)
    context.session.store.do(tr("Split"), patch)
    made = [i for i, record in patch.after.items() if isinstance(record, Card)]
    context.session.select(made)
    context.desk.say(tr_count("{n} card now.", "{n} cards now.", len(made)))


def _merge(context: Context) -> None:
    chosen = [card.id for card in selected_cards(context)]
    patch = cards.merge_cards(context.document, chosen, context.desk.measurer)
    context.session.store.do(tr("Merge"), patch)
    context.session.select(chosen[:1])


def _group(context: Context) -> None:
    chosen = tuple(card.id for card in selected_cards(context))

    def named(name: str) -> None:
        id_ = new_id()
        patch = groups.group_cards(context.document, chosen, name, context.desk.measurer, id_=id_)
        context.session.store.do(tr("Group"), patch)
        context.session.select([id_])

    context.desk.type_heading(chosen, named)


def _ungroup(context: Context) -> None:
    headings = _groups(context)
    patch = groups.ungroup(context.document, headings)
    context.session.store.do(tr("Ungroup"), patch)


def _give_dots(context: Context, by: int) -> None:
    chosen = [card.id for card in selected_cards(context)]
    patch = cards.give_dots(context.document, chosen, by, context.desk.measurer)
    context.session.store.do(tr("Dots"), patch)


def _unsketch(context: Context) -> None:
    (card,) = selected_cards(context)
    patch = describe.describe(context.document, card.id, sketch=None)
    context.session.store.do(tr("Take the sketch away"), patch)


COMMANDS = (
    Command(
        "card.sketch",
        "Sketch over time…",
        lambda c: c.desk.show("sketch"),
        ("S",),
        board_only=True,
        menu="insert",
        when=_has_one_card,
        keywords=("behaviour", "graph", "trend", "curve", "numbers", "draw"),
    ),
    Command(
        "card.unsketch",
        "Take the sketch away",
        _unsketch,
        menu="board",
        when=lambda c: _has_one_card(c) and selected_cards(c)[0].sketch is not None,
        keywords=("graph", "curve"),
    ),
    Command(
        "card.group",
        "Group under a heading…",
        _group,
        ("G",),
        board_only=True,
        menu="board",
        when=_has_cards_of_one_level,
        keywords=("cluster", "heading", "theme"),
    ),
    Command(
        "card.ungroup",
        "Take the heading away",
        _ungroup,
        ("Shift+G",),
        board_only=True,
        menu="board",
        when=lambda c: bool(_groups(c)),
        keywords=("ungroup", "cluster"),
    ),
    Command(
        "card.dot",
        "Give a dot",
        lambda c: _give_dots(c, 1),
        (".",),
        board_only=True,
        menu="board",
        when=lambda c: bool(selected_cards(c)),
        keywords=("vote", "weight", "point"),
    ),
    Command(
        "card.undot",
        "Take a dot away",
        lambda c: _give_dots(c, -1),
        (",",),
        board_only=True,
        menu="board",
        when=lambda c: any(card.dots for card in selected_cards(c)),
        keywords=("vote", "weight", "point"),
    ),
    Command(
        "card.merge",
        "Merge the cards into one",
        _merge,
        ("M",),
        board_only=True,
        menu="board",
        when=_has_cards_to_merge,
        keywords=("join", "same", "double"),
    ),
    Command(
        "card.split",
        "Split the card by its lines",
        _split,
        ("Shift+M",),
        board_only=True,
        menu="board",
        when=_has_one_card,
        keywords=("part", "lines", "sentences"),
    ),
)
