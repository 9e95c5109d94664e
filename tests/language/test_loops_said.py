"""What can be typed on a loop board, and what it means."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from iceberg.language.parse import MOST_SAID, parse_loops, quoted, said
from iceberg.language.statements import LineError, LinkSaid, Statement, VariableSaid

Said = tuple[str, str, str, bool]


def links(text: str) -> list[Said]:
    """Return what a text says as rows; a variable alone is an error of the test."""
    rows = []
    for statement in parse_loops(text):
        assert isinstance(statement, LinkSaid)
        rows.append((statement.source, statement.target, statement.polarity, statement.delayed))
    return rows


def test_a_loop_is_typed_as_sentences() -> None:
    text = "Overtime -> Fatigue + delay ; Fatigue -> Errors + ; Errors -> Morale -"
    assert links(text) == [
        ("Overtime", "Fatigue", "+", True),
        ("Fatigue", "Errors", "+", False),
        ("Errors", "Morale", "-", False),
    ]


@pytest.mark.parametrize("arrow", ["->", "-->", "=>", "==>", "→", "⟶", "➔"])
@pytest.mark.parametrize("blank", ["", " ", "   "])
def test_arrows_are_written_in_many_ways(arrow: str, blank: str) -> None:
    assert links(f"Trust{blank}{arrow}{blank}Work") == [("Trust", "Work", "?", False)]


SIGNS = {
    "+": "+",
    "(s)": "+",
    "(S)": "+",
    "same": "+",
    "-": "-",
    "−": "-",
    "–": "-",
    "(o)": "-",
    "opposite": "-",
    "Opposite": "-",
    "?": "?",
    "+/-": "mixed",
    "+/−": "mixed",
    "±": "mixed",
}


@pytest.mark.parametrize(("sign", "polarity"), SIGNS.items())
def test_signs_are_written_in_many_ways(sign: str, polarity: str) -> None:
    assert links(f"A -> B {sign}") == [("A", "B", polarity, False)]


@pytest.mark.parametrize(("sign", "polarity"), SIGNS.items())
@pytest.mark.parametrize("delay", ["delay", "delayed", "||", "in time", "Delay"])
def test_sign_and_delay_stand_in_any_order(sign: str, polarity: str, delay: str) -> None:
    assert links(f"A -> B {sign} {delay}") == [("A", "B", polarity, True)]
    assert links(f"A -> B {delay} {sign}") == [("A", "B", polarity, True)]


@pytest.mark.parametrize("delay", ["delay", "delayed", "||", "in time"])
def test_a_delay_needs_no_sign(delay: str) -> None:
    assert links(f"A -> B {delay}") == [("A", "B", "?", True)]


@pytest.mark.parametrize(
    ("glued", "polarity"),
    [("Errors+", "+"), ("Errors-", "-"), ("Errors−", "-"), ("Errors±", "mixed")],
)
def test_a_sign_may_stand_right_behind_the_name(glued: str, polarity: str) -> None:
    assert links(f"Overtime -> {glued}") == [("Overtime", "Errors", polarity, False)]
    assert links(f"Overtime->{glued} delay") == [("Overtime", "Errors", polarity, True)]


@pytest.mark.parametrize(
    ("verb", "polarity"),
    [("increases", "+"), ("raises", "+"), ("reduces", "-"), ("decreases", "-"), ("lowers", "-")],
)
def test_verbs_are_signed_arrows(verb: str, polarity: str) -> None:
    assert links(f"Overtime {verb} Fatigue in time") == [("Overtime", "Fatigue", polarity, True)]
    assert links(f'"Overtime" {verb.title()} Fatigue') == [("Overtime", "Fatigue", polarity, False)]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("more A, more B", "+"),
        ("less A, less B", "+"),
        ("more A, less B", "-"),
        ("less A, more B", "-"),
        ("More A, fewer B", "-"),
    ],
)
def test_more_and_less_are_compared(text: str, polarity: str) -> None:
    assert links(text) == [("A", "B", polarity, False)]


def test_more_and_less_go_on_as_a_story() -> None:
    assert links("more Overtime, more Fatigue, in time less Morale") == [
        ("Overtime", "Fatigue", "+", False),
        ("Fatigue", "Morale", "-", True),
    ]


def test_a_chain_goes_on_from_name_to_name() -> None:
    assert links("A -> B + -> C - delay -> A") == [
        ("A", "B", "+", False),
        ("B", "C", "-", True),
        ("C", "A", "?", False),
    ]


def test_several_causes_and_effects_stand_with_commas() -> None:
    assert links("A, B -> C +") == [("A", "C", "+", False), ("B", "C", "+", False)]
    assert links("A -> B +, C -") == [("A", "B", "+", False), ("A", "C", "-", False)]


@pytest.mark.parametrize("end", [";", "\n", " ; ", "\r\n", ";;\n\n"])
def test_lines_and_semicolons_end_a_sentence(end: str) -> None:
    assert links(f"A -> B +{end}B -> A -{end}") == [("A", "B", "+", False), ("B", "A", "-", False)]


@pytest.mark.parametrize(
    "name",
    [
        "Follow-up time",
        "R&D-spend",
        "Delayed discharges",
        "Price increases",
        "Share of (skilled) staff",
        "Time to market",
        "Same-day visits",
        "Nurses/shift",
        "Nachtschicht Ärger",
        "残業",
        "Cost per km?mile",
        "100% cover",
    ],
)
def test_names_may_hold_what_looks_like_grammar(name: str) -> None:
    assert links(f"{name} -> Cost +") == [(name, "Cost", "+", False)]
    assert links(f"Cost -> {name} -") == [("Cost", name, "-", False)]
    assert parse_loops(name) == (VariableSaid(name),)


@pytest.mark.parametrize(
    "name", ["A -> B", "Rise; fall", "Costs, direct", "C++", "Wait delay", "?"]
)
def test_quotes_keep_a_name_whole(name: str) -> None:
    assert links(f'"{name}" -> Cost +') == [(name, "Cost", "+", False)]
    assert links(f'Cost->"{name}"-') == [("Cost", name, "-", False)]


def test_a_quote_inside_quotes_is_doubled() -> None:
    assert parse_loops('"The ""real"" cost"') == (VariableSaid('The "real" cost'),)


def test_blanks_do_not_matter() -> None:
    assert links("  Follow-up   time\t->  Cost   +  ") == [("Follow-up time", "Cost", "+", False)]


def test_names_alone_are_variables() -> None:
    assert parse_loops("Trust, Workload ; Morale") == (
        VariableSaid("Trust"),
        VariableSaid("Workload"),
        VariableSaid("Morale"),
    )


@pytest.mark.parametrize("nothing", ["", "   ", "\n\n", ";", " ; \n"])
def test_nothing_says_nothing(nothing: str) -> None:
    assert parse_loops(nothing) == ()


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Trust ->", 8),
        ("-> Trust", 0),
        ("A -> -> B", 5),
        ("A -> B + -", 9),
        ("A -> B\nC ->", 11),
        ("A <- B", 3),
        ("+", 0),
        ('"" -> C', 0),
    ],
)
def test_a_mistake_is_told_where_it_is(text: str, column: int) -> None:
    with pytest.raises(LineError) as told:
        parse_loops(text)
    assert told.value.column == column
    assert str(told.value).endswith((".", "?"))


def test_a_whole_file_is_not_a_line() -> None:
    with pytest.raises(LineError):
        parse_loops(";".join(f"V{n}" for n in range(MOST_SAID + 1)))
    assert len(parse_loops(";".join(f"V{n}" for n in range(MOST_SAID)))) == MOST_SAID


# -- laws --------------------------------------------------------------------

PIECES = st.sampled_from(
    (
        *'+-−–?±();,\n\r\t "@/=<>|:&',
        "->",
        "-->",
        "→",
        "+/-",
        "||",
        "(s)",
        "same",
        "delay",
        "in time",
    )
) | st.sampled_from(
    ("more", "less", "increases", "reduces", "A", "Time", "Follow-up", "In", "Same", "Ä", "\u2028")
)
LINES = st.lists(PIECES | st.just(" "), max_size=14).map("".join)
NAMES = (
    (LINES | st.text(max_size=12))
    .map(lambda text: " ".join(text.split()))
    .filter(lambda name: name != "")
)
SIGN = st.sampled_from(("+", "-", "?", "mixed"))
STATEMENTS = st.builds(VariableSaid, NAMES) | st.builds(LinkSaid, NAMES, NAMES, SIGN, st.booleans())


@given(LINES | st.text())
@example("\x1c->\x1c")
@example('"')
@example("İ reduces ß")
def test_any_text_is_statements_or_a_mistake_with_its_place(text: str) -> None:
    column = 0
    try:
        statements = parse_loops(text)
    except LineError as mistake:
        event("a mistake")
        statements, column = (), mistake.column
    assert 0 <= column <= len(text)
    for statement in statements:
        names = [getattr(statement, field, "A") for field in ("name", "source", "target")]
        assert all(name == " ".join(name.split()) != "" for name in names)


@given(STATEMENTS)
@example(VariableSaid("C++"))
@example(VariableSaid("delay"))
@example(VariableSaid("more A"))
@example(LinkSaid("Price increases", "Sales"))
@example(LinkSaid("in time", "A reduces", "mixed", True))
def test_what_is_said_is_understood_the_same(statement: Statement) -> None:
    assert parse_loops(said(statement)) == (statement,)


@given(st.lists(STATEMENTS, max_size=4), st.sampled_from((";", "\n", " ; ")))
def test_sentences_do_not_change_each_other(statements: list[Statement], end: str) -> None:
    assert parse_loops(end.join(map(said, statements))) == tuple(statements)


@given(LINES)
def test_understanding_twice_changes_nothing(text: str) -> None:
    try:
        once = parse_loops(text)
    except LineError:
        return
    assert parse_loops("\n".join(map(said, once))) == once


@pytest.mark.parametrize(
    "name", ["Overtime", "Follow-up time", "R&D-spend", "Price per unit", "残業"]
)
def test_plain_names_need_no_quotes(name: str) -> None:
    assert quoted(name) == name


NASTY = (
    '"', '""', "->", "A -> ", "+", "- ", "in ", "more A, ", "increases ", "A increases ", "delay ",
    "A,", "a b ", " ", "\n", ";", "+/", "same ", "A -> B + delay ; ", "(s)", "||", "@",
    "-", "A, B -> ",
)  # fmt: skip


@pytest.mark.parametrize("nasty", NASTY)
def test_long_lines_take_no_longer_than_they_are(nasty: str) -> None:
    text = (nasty * (20_000 // len(nasty) + 1))[:20_000]
    start = time.process_time()
    with suppress(LineError):
        parse_loops(text)
    assert time.process_time() - start < 2.0
