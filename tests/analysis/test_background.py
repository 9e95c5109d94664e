"""Loops are looked for off the screen's thread; the newest request wins."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from queue import Empty, Queue

import pytest

from iceberg.analysis.background import LoopFinder
from iceberg.analysis.loops import LoopList
from iceberg.model.contents import LoopContents
from iceberg.model.record import RecordId
from tests.analysis.boards import BOARD, board, complete

SMALL = board("A -> B +", "B -> A -")
ENDLESS = complete(16)
Mail = Queue[tuple[int, LoopList]]
Start = Callable[..., LoopFinder]


@pytest.fixture
def mail() -> Mail:
    return Queue()


@pytest.fixture
def start(mail: Mail) -> Iterator[Start]:
    """Return a function that makes a finder, closed when the test ends."""
    finders: list[LoopFinder] = []

    def begin(**options: float) -> LoopFinder:
        finders.append(LoopFinder(lambda revision, loops: mail.put((revision, loops)), **options))
        return finders[-1]

    yield begin
    for finder in finders:
        finder.close()
    assert "loop finder" not in {thread.name for thread in threading.enumerate()}


def _moved(contents: LoopContents, x: float) -> LoopContents:
    variable = next(iter(contents.variables.values()))
    return contents.after({variable.id: variable.replace(x=x)}, BOARD)


def test_what_is_found_comes_with_the_revision_it_is_of(start: Start, mail: Mail) -> None:
    start().request(7, SMALL)
    revision, loops = mail.get(timeout=10)
    assert revision == 7
    assert [loop.letter for loop in loops.loops] == ["B"]
    assert loops.complete


def test_the_search_runs_on_one_other_thread() -> None:
    threads: Queue[threading.Thread] = Queue()
    finder = LoopFinder(lambda *_: threads.put(threading.current_thread()))
    for revision in range(3):
        finder.request(revision, SMALL)
        one = threads.get(timeout=10)
        assert one is not threading.current_thread()
        assert [t for t in threading.enumerate() if t.name == "loop finder"] == [one]
    finder.close()
    assert not one.is_alive()


def test_a_newer_request_ends_the_older_search(start: Start, mail: Mail) -> None:
    finder = start(limit=10**9, seconds=600)
    finder.request(1, ENDLESS)
    time.sleep(0.1)
    begun = time.monotonic()
    finder.request(2, SMALL)
    assert mail.get(timeout=10)[0] == 2
    assert time.monotonic() - begun < 2
    with pytest.raises(Empty):
        mail.get(timeout=0.1)


def test_a_search_goes_on_while_variables_are_moved(start: Start, mail: Mail) -> None:
    finder = start(limit=10**9, seconds=0.3)
    for revision in range(1000):
        finder.request(revision, _moved(ENDLESS, float(revision)))
        time.sleep(0.01)
        if not mail.empty():
            break
    assert mail.get(timeout=0)[1].loops
    assert revision < 999, "nothing was delivered while something moved"


def test_what_was_moved_meanwhile_gets_the_newest_revision(start: Start, mail: Mail) -> None:
    finder = start(limit=10**9, seconds=1.0)
    finder.request(1, ENDLESS)
    time.sleep(0.1)
    finder.request(2, _moved(ENDLESS, 5.0))
    assert mail.get(timeout=20)[0] == 2
    with pytest.raises(Empty):
        mail.get(timeout=0.1)


def test_moving_variables_begins_no_search(start: Start, mail: Mail) -> None:
    finder = start()
    finder.request(1, SMALL)
    _, loops = mail.get(timeout=10)
    finder.request(2, _moved(SMALL, 50.0))
    revision, same = mail.get(timeout=10)
    assert revision == 2
    assert same is loops


def test_a_changed_sign_is_looked_at_again(start: Start, mail: Mail) -> None:
    finder = start()
    finder.request(1, SMALL)
    mail.get(timeout=10)
    link = SMALL.links[RecordId("A-B")].replace(polarity="-")
    finder.request(2, SMALL.after({link.id: link}, BOARD))
    assert [loop.letter for loop in mail.get(timeout=10)[1].loops] == ["R"]


def test_too_many_loops_are_delivered_as_the_independent_ones(start: Start, mail: Mail) -> None:
    start(limit=500).request(1, ENDLESS)
    loops = mail.get(timeout=10)[1]
    assert len(loops.loops) == loops.rank == 16 * 15 - 16 + 1
    assert not loops.complete


def test_closing_ends_the_thread_at_once_even_in_the_middle_of_a_search() -> None:
    delivered: list[int] = []
    finder = LoopFinder(lambda revision, _: delivered.append(revision), limit=10**9, seconds=600)
    finder.request(1, ENDLESS)
    time.sleep(0.1)
    begun = time.monotonic()
    finder.close()
    assert time.monotonic() - begun < 2
    assert not [t for t in threading.enumerate() if t.name == "loop finder"]
    finder.request(2, SMALL)
    finder.close()
    assert not delivered


def test_it_can_be_closed_from_its_own_delivery(mail: Mail) -> None:
    def deliver(revision: int, loops: LoopList) -> None:
        finder.close()
        mail.put((revision, loops))

    finder = LoopFinder(deliver)
    finder.request(1, SMALL)
    assert mail.get(timeout=10)[0] == 1
    finder.close()  # waits for the thread, which has nothing left to do


def test_a_failing_delivery_does_not_end_the_search_for_good(
    mail: Mail, caplog: pytest.LogCaptureFixture
) -> None:
    def deliver(revision: int, loops: LoopList) -> None:
        if revision == 1:
            mail.put((0, loops))
            raise RuntimeError("the panel is gone")
        mail.put((revision, loops))

    finder = LoopFinder(deliver)
    finder.request(1, SMALL)
    assert mail.get(timeout=10)[0] == 0
    finder.request(2, SMALL)
    assert mail.get(timeout=10)[0] == 2
    finder.close()
    assert "the panel is gone" in caplog.text
