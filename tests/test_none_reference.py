"""PySide6 gives back no reference to None that it did not take.

Version 6.12.0 does so on Python 3.11 and older with every method that returns nothing; a board that
is dragged for half a minute ends the interpreter then ("none_dealloc").
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QApplication, QLabel, QWidget

CALLS = 200
FEW = -CALLS // 4
"""A change beyond this is no chance."""


def _calls(
    widget: QWidget, label: QLabel, picture: QImage, painter: QPainter
) -> dict[str, Callable[[], object]]:
    path, pen = QPainterPath(), QPen()
    return {
        "update": widget.update,
        "setToolTip": lambda: widget.setToolTip("x"),
        "setObjectName": lambda: widget.setObjectName("x"),
        "setGeometry": lambda: widget.setGeometry(0, 0, 30, 30),
        "setEnabled": lambda: widget.setEnabled(True),
        "setText": lambda: label.setText("x"),
        "setDotsPerMeterX": lambda: picture.setDotsPerMeterX(4000),
        "drawRect": lambda: painter.drawRect(0, 0, 1, 1),
        "drawPath": lambda: painter.drawPath(path),
        "drawText": lambda: painter.drawText(QPointF(1, 1), "x"),
        "setPen": lambda: painter.setPen(QColor("red")),
        "setTransform": lambda: painter.setTransform(QTransform()),
        "lineTo": lambda: path.lineTo(1, 1),
        "addRect": lambda: path.addRect(QRectF(0, 0, 1, 1)),
        "setWidthF": lambda: pen.setWidthF(2.0),
        "parentWidget": widget.parentWidget,
        "processEvents": QApplication.processEvents,
    }


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_no_call_gives_back_a_reference_to_none_that_it_did_not_take(qapp: QApplication) -> None:
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    picture.fill(0)
    with QPainter(picture) as painter:
        calls = _calls(QWidget(), QLabel(), picture, painter)
        lost = {name: change for name, call in calls.items() if (change := _change(call)) < FEW}
    assert not lost


def _change(call: Callable[[], object]) -> int:
    """Return by how much the references to None grow in some calls."""
    for _ in range(5):
        call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return sys.getrefcount(None) - before
