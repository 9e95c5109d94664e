"""Vensim models: what is drawn comes in, and what we write Vensim's way reads back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from iceberg.errors import FormatError
from iceberg.exchange.outgoing import distinct_names
from iceberg.exchange.vensim.drawn import SCALE
from iceberg.exchange.vensim.names import RESERVED, name_key
from iceberg.exchange.vensim.reader import read
from iceberg.exchange.vensim.writer import write
from iceberg.model.about import About
from iceberg.model.document import Document
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId
from tests.exchange.told import links, opened, variables
from tests.files.documents import LOOPS, loop_documents


def test_every_oddity_of_a_sketch() -> None:
    found = opened("vensim/quirks.mdl")
    assert links(found.document) == [
        "Births -> Population +",
        "Deaths, all causes -> Population -",
        "Population -> Births +",
        "Population -> Deaths, all causes + delayed",
        'Say "no" -> Deaths, all causes -',
        "Very_long name of a variable -> Deaths, all causes ?",
        "Overtime -> Stress + delayed",
        "Stress -> Overtime - delayed",
        "Stress -> Population -",
    ]
    assert found.notes == (
        "Loop symbols were left out (1,99,1,1 is not an arrow, R1): "
        "the program finds the loops itself.",
        "One sign is written as free text and belongs to no link; set it by hand.",
        "One arrow begins or ends at no variable; it was left out.",
        "One arrow has a mark that is no sign; its sign is unknown.",
        "One line of the sketch is damaged; it was left out.",
    )


def test_equations_give_notes_and_stocks() -> None:
    found = variables(opened("vensim/quirks.mdl").document)
    assert found["Births"].note == "Children born in a year.\nA second line."
    assert found["Population"].role == "stock"
    assert found["Stress"].role == "plain"
    assert "Time" not in found


def test_views_lie_side_by_side_and_the_whole_about_the_origin() -> None:
    found = variables(opened("vensim/quirks.mdl").document)
    assert found["Deaths, all causes"].x - found["Population"].x == 100 * SCALE
    assert found["Overtime"].x > max(found[n].x for n in ("Population", "Births", 'Say "no"'))
    xs, ys = [v.x for v in found.values()], [v.y for v in found.values()]
    assert (min(xs) + max(xs), min(ys) + max(ys)) == (0, 0)


def test_curves_are_kept() -> None:
    document = opened("vensim/quirks.mdl").document
    name = {v.id: v.name for v in document.all(Variable)}
    bends = {f"{name[ln.source]} {name[ln.target]}": ln.bend for ln in document.all(Link)}
    # From left to right, passing above: to the left.
    assert bends["Overtime Stress"] == pytest.approx(0.2)
    # Back, passing below: to the left again, as seen in going.
    assert bends["Stress Overtime"] == pytest.approx(0.2)
    assert bends['Say "no" Deaths, all causes'] == 0
    # Drawn to a ghost in another view, where the bend would mean nothing.
    assert bends["Stress Population"] is None


def test_a_model_that_nobody_drew_gives_what_its_equations_say() -> None:
    found = opened("vensim/no_sketch.mdl")
    assert links(found.document) == [
        "Tasks -> Workload ?",
        "Staff, trained -> Workload -",
        "Workload -> Staff, trained ?",
    ]
    assert variables(found.document)["Workload"].note == "Hours a week"
    assert "no sketch" in found.notes[0]


def test_an_old_file_without_a_word_about_its_letters() -> None:
    assert variables(opened("vensim/old_windows.mdl").document)["Größe"].note == "Maß"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\x00\x00VDF", "not a text file"),
        (b"Dear all,\nplease find attached", "not a Vensim model"),
        (b"{UTF-8}\n", "not a Vensim model"),
        (b"\\\\\\---/// Sketch\nV300\n*View 1\n$x\n///---\\\\\\\n", "holds no variables"),
    ],
)
def test_what_is_no_model_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said) as refusal:
        read(data, "x.mdl")
    assert "“x.mdl”" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def one_link_a_pair(document: Document) -> Document:
    """Return the document with what a sketch can't tell taken out: parallel and mixed links."""
    first: dict[object, Link] = {}
    for link in document.all(Link):
        first.setdefault((link.source, link.target), link)
    others = [r for r in document.records.values() if not isinstance(r, (Link, NamedLoop))]
    return Document.of([*others, *first.values()])


def ordered(document: Document) -> list[Variable]:
    return sorted(document.all(Variable), key=lambda v: (v.name.casefold(), v.name, v.id))


@given(loop_documents())
@settings(deadline=None)
def test_what_is_written_for_vensim_reads_back_the_same(document: Document) -> None:
    document = one_link_a_pair(document)
    found = ordered(document)
    if not found:
        return
    names = distinct_names(found, name_key, RESERVED)
    again = read(write(document, None), "x.mdl").document
    back = variables(again)
    assert not problems(again)
    assert sorted(back) == sorted(names.values())
    first = found[0]
    for variable in found:
        name = names[variable.id]
        for axis in ("x", "y"):
            before = getattr(variable, axis) - getattr(first, axis)
            after = getattr(back[name], axis) - getattr(back[names[first.id]], axis)
            assert after == pytest.approx(before, abs=2 * SCALE)
        assert back[name].role == ("stock" if variable.role == "stock" else "plain")
    told = {
        (names[ln.source], names[ln.target]): (ln.polarity.replace("mixed", "?"), ln.delayed)
        for ln in document.all(Link)
    }
    name_of = {v.id: v.name for v in again.all(Variable)}
    assert told == {
        (name_of[ln.source], name_of[ln.target]): (ln.polarity, ln.delayed)
        for ln in again.all(Link)
    }


def note_in_vensim(note: str) -> str:
    """Return a note as a Vensim model can hold it."""
    plain = note.replace("~", "∼").replace("|", "¦")
    return "\n".join(line.lstrip("\t").rstrip() for line in plain.split("\n")).strip("\n ")


@given(loop_documents())
@settings(deadline=None)
def test_notes_on_variables_read_back_the_same(document: Document) -> None:
    found = ordered(document)
    if not found:
        return
    names = distinct_names(found, name_key, RESERVED)
    back = variables(read(write(document, None), "x.mdl").document)
    for variable in found:
        assert back[names[variable.id]].note == note_in_vensim(variable.note)


def a_document(*names: str) -> Document:
    return Document.of(
        [
            About(title="T"),
            LoopBoard(id=LOOPS, name="B"),
            *(
                Variable(id=RecordId(f"v{n}"), board=LOOPS, name=name, x=200 * n, y=100 * n)
                for n, name in enumerate(names)
            ),
        ]
    )


def test_names_that_vensim_would_take_for_one_stay_apart() -> None:
    back = read(write(a_document("Rate", "rate", "a_b", "A B", "Time"), None), "x.mdl").document
    assert len(variables(back)) == 5


def test_every_variable_has_one_equation_with_its_causes() -> None:
    document = a_document("Say “no”", "B & C", "plain")
    source, target, other = (RecordId(f"v{n}") for n in range(3))
    records = [
        Link(id=RecordId("l"), board=LOOPS, source=source, target=target, polarity="-"),
        Link(id=RecordId("m"), board=LOOPS, source=other, target=target, polarity="+"),
    ]
    text = write(Document.of([*document.records.values(), *records]), None).decode()
    assert '"B & C"  = A FUNCTION OF( plain,-"Say “no”")\r\n' in text
    assert text.count("A FUNCTION OF(") == 3
    assert text.startswith("{UTF-8}\r\n")
    assert "TIME STEP  = 1" in text
    assert "\n" not in text.replace("\r\n", "")


def test_bends_survive_but_for_the_rounding_of_places() -> None:
    document = a_document("A", "B")
    link = Link(
        id=RecordId("l"), board=LOOPS, source=RecordId("v0"), target=RecordId("v1"), bend=-0.3
    )
    again = read(write(Document.of([*document.records.values(), link]), None), "x.mdl").document
    assert next(again.all(Link)).bend == pytest.approx(-0.3, abs=0.02)


def test_named_loops_are_written_as_loop_symbols_that_turn_as_the_loop_does() -> None:
    square = (("v0", 0, 0), ("v1", 200, 0), ("v2", 200, 200))
    places = [
        Variable(id=RecordId(i), board=LOOPS, name=i, x=float(x), y=float(y)) for i, x, y in square
    ]
    ends = (("v0", "v1"), ("v1", "v2"), ("v2", "v0"))
    for reverse, shape in ((False, 4), (True, 5)):
        ways = [
            Link(
                id=RecordId(f"l{n}"),
                board=LOOPS,
                source=RecordId(b if reverse else a),
                target=RecordId(a if reverse else b),
            )
            for n, (a, b) in enumerate(ends)
        ]
        loop = NamedLoop(
            id=RecordId("n"),
            board=LOOPS,
            links=tuple(way.id for way in ways),
            letter="R",
            number=2,
            name="Growth",
        )
        records = [About(title="T"), LoopBoard(id=LOOPS, name="B"), *places, *ways, loop]
        text = write(Document.of(records), None).decode()
        assert f",15,15,{shape},4,0,0,-1,0,0,0\r\nR2 Growth\r\n" in text
        assert "(R2 Growth)" in read(text.encode(), "x.mdl").notes[0]
