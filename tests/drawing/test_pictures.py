import hashlib
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from iceberg import resources
from iceberg.drawing.pictures import KINDS, PictureError, PictureKind, PictureOptions, render
from iceberg.errors import FormatError
from iceberg.files import native
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, Level
from iceberg.model.loop_board import LoopBoard, Variable

pytestmark = pytest.mark.usefixtures("qapp")

EXAMPLE = resources.path("examples/urgent-care.iceberg.json")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def example() -> Document:
    return native.load(EXAMPLE)


def empty(board: IcebergBoard | LoopBoard) -> Document:
    return Document.of([*Document.titled("Nothing yet").records.values(), board])


EMPTY = [
    empty(IcebergBoard(id="b", name="B", levels=(Level(kind="event", title="Events"),))),
    empty(LoopBoard(id="b", name="B")),
]


def image(data: bytes) -> QImage:
    picture = QImage()
    assert picture.loadFromData(data, "PNG")
    return picture


def svg_texts(data: bytes) -> list[str]:
    return [text.text or "" for text in ET.fromstring(data).iter(f"{SVG}text")]


@pytest.mark.parametrize("board", ["board-iceberg", "board-loops"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_board_gives_the_same_bytes(example: Document, board: str, kind: PictureKind):
    options = PictureOptions(scale=0.5)
    assert render(example, board, kind, options) == render(example, board, kind, options)


@pytest.mark.parametrize("kind", KINDS)
def test_another_process_without_a_screen_gives_the_same_bytes(example: Document, kind):
    program = (
        "import sys, hashlib, pathlib\n"
        "from iceberg.drawing.pictures import *\n"
        "from iceberg.files import native\n"
        "document = native.load(pathlib.Path(sys.argv[1]))\n"
        "data = render(document, 'board-iceberg', sys.argv[2], PictureOptions(scale=0.5))\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    clean.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-c", program, str(EXAMPLE), kind]
    root = Path(resources.__file__).parent.parent
    done = subprocess.run(command, env=clean, cwd=root, capture_output=True, check=True, text=True)
    here = render(example, "board-iceberg", kind, PictureOptions(scale=0.5))
    assert done.stdout.split()[-1] == hashlib.sha256(here).hexdigest()


@pytest.mark.parametrize("document", EMPTY)
@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_board_has_a_picture(document: Document, kind: PictureKind):
    assert len(render(document, "b", kind, PictureOptions())) > 300


def test_scale_gives_the_pixels_to_a_board_unit(example: Document):
    one = image(render(example, "board-loops", "png", PictureOptions(scale=1.0)))
    two = image(render(example, "board-loops", "png", PictureOptions(scale=2.0)))
    assert (two.width(), two.height()) == (2 * one.width(), 2 * one.height())


def test_dpi_counts_ninety_six_units_to_the_inch_and_is_written_down(example: Document):
    plain = image(render(example, "board-loops", "png", PictureOptions(scale=1.0)))
    fine = image(render(example, "board-loops", "png", PictureOptions(dpi=192)))
    assert fine.width() == 2 * plain.width()
    assert round(fine.dotsPerMeterX() * 0.0254) == 192
    assert fine.text("Title") == "Urgent care: why do corridors fill up? – Flow loops"


@pytest.mark.parametrize("board", ["board-iceberg", "board-loops"])
def test_a_transparent_picture_has_no_ground(example: Document, board: str):
    options = PictureOptions(scale=0.5, transparent=True)
    clear = image(render(example, board, "png", options))
    solid = image(render(example, board, "png", PictureOptions(scale=0.5)))
    corners = [(0, 0), (clear.width() - 1, clear.height() - 1)]
    assert all(clear.pixelColor(*corner).alpha() == 0 for corner in corners)
    assert all(solid.pixelColor(*corner).alpha() == 255 for corner in corners)


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_themes_differ(example: Document, theme: str):
    data = render(example, "board-iceberg", "png", PictureOptions(scale=0.3, theme=theme))
    assert (image(data).pixelColor(1, 1).lightnessF() < 0.3) == (theme == "dark")


def test_the_text_of_an_svg_stays_text_in_inter(example: Document):
    data = render(example, "board-iceberg", "svg", PictureOptions())
    texts = svg_texts(data)
    assert "Planned surgery" in texts
    assert "MENTAL MODELS" in texts
    families = {t.get("font-family", "") for t in ET.fromstring(data).iter(f"{SVG}text")}
    assert all(family.startswith("Inter, ") for family in families)
    assert b"Sans Serif" not in data
    assert b'letter-spacing="1.6"' in data


def test_an_svg_says_what_it_shows(example: Document):
    root = ET.fromstring(render(example, "board-loops", "svg", PictureOptions()))
    assert root.findtext(f"{SVG}title") == "Urgent care: why do corridors fill up? – Flow loops"
    assert "9 variables and 13 links" in (root.findtext(f"{SVG}desc") or "")
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_text_with_marks_of_markup_is_drawn_as_it_stands():
    board = LoopBoard(id="b", name="</svg> & “so”")
    variable = Variable(id="v", board="b", name="<b>5 & 6</b> ]]>", x=0.0, y=0.0)
    document = Document.of([*Document.titled("<script>").records.values(), board, variable])
    data = render(document, "b", "svg", PictureOptions())
    assert svg_texts(data) == ["<b>5 & 6</b> ]]>"]
    assert ET.fromstring(data).findtext(f"{SVG}title") == "<script> – </svg> & “so”"
    assert render(document, "b", "pdf", PictureOptions()).startswith(b"%PDF")


def test_a_pdf_is_dated_alike_and_whole(example: Document):
    data = render(example, "board-iceberg", "pdf", PictureOptions())
    assert b"/CreationDate (D:20000101000000" in data
    assert data.rstrip().endswith(b"%%EOF")
    place = int(data.rsplit(b"startxref", 1)[1].split()[0])
    assert data[place : place + 4] == b"xref"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_the_text_of_a_pdf_can_be_searched(example: Document, tmp_path: Path):
    file = tmp_path / "board.pdf"
    file.write_bytes(render(example, "board-iceberg", "pdf", PictureOptions()))
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True)
    assert "Planned surgery\ncancelled" in text.stdout
    assert "MENTAL MODELS" in text.stdout


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="needs librsvg")
def test_another_program_draws_our_svg_as_we_do(example: Document, tmp_path: Path):
    file = tmp_path / "board.svg"
    file.write_bytes(render(example, "board-iceberg", "svg", PictureOptions()))
    done = subprocess.run(["rsvg-convert", file], capture_output=True, check=True)
    theirs = image(done.stdout)
    ours = image(render(example, "board-iceberg", "png", PictureOptions(scale=1.0)))
    assert (theirs.width(), theirs.height()) == (ours.width(), ours.height())
    # Places in sky, water and ice, away from letters.
    for x, y in [(5, 5), (5, 600), (1200, 830), (700, 600), (640, 760), (400, 420)]:
        pairs = zip(theirs.pixelColor(x, y).getRgb(), ours.pixelColor(x, y).getRgb(), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 6, (x, y)


def test_a_picture_too_large_is_refused_with_a_scale_that_works(example: Document):
    with pytest.raises(PictureError, match="megapixels; take a scale of at most") as refusal:
        render(example, "board-loops", "png", PictureOptions(scale=20.0))
    scale = float(str(refusal.value).split("at most ")[1].split(",")[0])
    assert 5 < scale < 20


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan"), float("inf")])
def test_a_scale_without_sense_is_refused(example: Document, scale: float):
    with pytest.raises(PictureError, match="scale"):
        render(example, "board-loops", "png", PictureOptions(scale=scale))


@pytest.mark.parametrize("kind", KINDS)
def test_a_board_whose_things_lie_too_far_apart_is_refused(kind: PictureKind):
    board = LoopBoard(id="b", name="Far")
    ends = [Variable(id=f"v{n}", board="b", name="V", x=n * 1e6, y=0.0) for n in (0, 1)]
    document = Document.of([*Document.titled("T").records.values(), board, *ends])
    with pytest.raises(PictureError, match="“Far” lie too far apart"):
        render(document, "b", kind, PictureOptions(scale=1.0))


def test_a_card_at_the_end_of_an_iceberg_is_refused_too():
    board = IcebergBoard(id="b", name="Far", levels=(Level(kind="event", title="Events"),))
    card = Card(id="c", board="b", level="event", text="T", x=1e6, y=1e6)
    document = Document.of([*Document.titled("T").records.values(), board, card])
    with pytest.raises(PictureError, match="too far apart"):
        render(document, "b", "png", PictureOptions())


def test_a_board_that_is_not_there_and_an_unknown_theme_are_refused(example: Document):
    with pytest.raises(PictureError, match="no board “x”"):
        render(example, "x", "png", PictureOptions())
    with pytest.raises(FormatError, match="no theme “neon”"):
        render(example, "board-loops", "png", PictureOptions(theme="neon"))
