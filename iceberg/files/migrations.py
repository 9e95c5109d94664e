"""Steps that bring the plain data of an old file up to date, one for each version left behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from iceberg.model.document import SCHEMA_VERSION

Plain = dict[str, Any]
Step = Callable[[Plain], Plain]

STEPS: Final[Mapping[int, Step]] = {}
"""By the version a step starts from; it returns the data of the next version."""


def missing_steps(steps: Mapping[int, Step], newest: int) -> list[int]:
    """Return the versions that no step leads on from, and steps that lead nowhere."""
    return sorted(set(range(1, newest)) ^ set(steps))


if missing_steps(STEPS, SCHEMA_VERSION):
    raise AssertionError(f"steps of migration missing: {missing_steps(STEPS, SCHEMA_VERSION)}")


def up_to_date(plain: Plain) -> Plain:
    """Return the data of a file as the newest version has it."""
    for version in range(plain["schema_version"], SCHEMA_VERSION):
        plain = STEPS[version](plain) | {"schema_version": version + 1}
    return plain
