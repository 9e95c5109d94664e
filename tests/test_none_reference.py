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


def _calls() -> dict[str, Callable[[], object]]:
    widget, label = QWidget(), QLabel()
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    painter, path = QPainter(picture), QPainterPath()
    pen = QPen()
    return {
        "update": widget.update,
        "setToolTip": lambda: widget.setToolTip("x"),
        "setObjectName": lambda: widget.setObjectName("x"),
        "setGeometry": lambda: widget.setGeometry(0, 0, 30, 30),
        "setEnabled": lambda: widget.setEnabled(True),
        "setText": lambda: label.setText("x"),
        "fill": lambda: picture.fill(0),
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
    lost = {}
    for name, call in _calls().items():
        for _ in range(5):
            call()
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            call()
        change = sys.getrefcount(None) - before
        if change < -CALLS // 4:
            lost[name] = change
    assert not lost
