"""A test leaves nothing behind: no warning in the log, no timer, thread or window."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator

import pytest


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test in which a warning was logged that it did not look at with caplog."""
    watch = _Watch()
    logging.getLogger().addHandler(watch)
    outcome = yield
    logging.getLogger().removeHandler(watch)
    expects = "caplog" in getattr(item, "fixturenames", ())
    if watch.lines and not expects and outcome.excinfo is None:  # type: ignore[attr-defined]
        outcome.force_exception(  # type: ignore[attr-defined]
            pytest.fail.Exception("logged while nothing was expected: " + "; ".join(watch.lines))
        )


class _Watch(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Fail a test that leaves something running or open."""
    left = [*_threads_left(), *_qt_things_left()]
    if left:
        pytest.fail(f"{item.name} left behind: {', '.join(left)}")


def _threads_left() -> list[str]:
    others = (t for t in threading.enumerate() if t is not threading.main_thread())
    # execnet's threads belong to the test runner itself.
    return [
        f"thread “{thread.name}”"
        for thread in others
        if not thread.name.startswith(("Dummy", "execnet")) and "execnet" not in repr(thread)
    ]


def _qt_things_left() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
    from PySide6.QtWidgets import QApplication

    application = QCoreApplication.instance()
    if not isinstance(application, QApplication):
        return []
    if not QThreadPool.globalInstance().waitForDone(3000):
        return ["work on the thread pool"]
    gc.collect()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
    left = [
        f"window {type(widget).__name__}"
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
    ]
    timers = (thing for thing in gc.get_objects() if isinstance(thing, QTimer))
    return left + ["timer" for timer in timers if _is_active(timer)]


def _is_active(timer: object) -> bool:
    try:
        return bool(timer.isActive())  # type: ignore[attr-defined]
    except RuntimeError:
        return False  # Qt has deleted it already
