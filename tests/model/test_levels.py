"""The levels as data: complete, and without a word that means two things."""

from __future__ import annotations

import json
from typing import get_args

from iceberg import resources
from iceberg.model.iceberg_board import LevelKind
from iceberg.model.levels import default_levels, presets, questions, synonyms
from iceberg.model.text import fold


def test_the_usual_iceberg_has_the_four_levels_from_the_tip_down() -> None:
    levels = default_levels()
    assert [level.kind for level in levels] == ["event", "pattern", "structure", "mental_model"]
    assert [level.title for level in levels] == [
        *("Events", "Patterns", "Structures", "Mental models"),
    ]
    assert [level.response for level in levels] == [
        *("React", "Anticipate", "Redesign", "Transform"),
    ]
    assert all(level.question.endswith("?") for level in levels)


def test_every_kind_of_level_has_questions_and_words() -> None:
    known = set(synonyms().values())
    for kind in get_args(LevelKind):
        assert kind in known
        assert all(question.endswith("?") for question in questions(kind))
        assert questions(kind)


def test_the_levels_of_the_usual_iceberg_have_at_least_three_more_questions() -> None:
    for level in default_levels():
        more = questions(level.kind)
        assert len(more) >= 3
        assert level.question not in more


def test_no_word_stands_for_two_levels() -> None:
    data = json.loads(resources.path("boards/levels.json").read_text("utf-8"))
    words = [fold(w) for kind in data["kinds"].values() for w in kind["synonyms"]]
    assert len(words) == len(set(words))
    assert all(":" not in word and "@" not in word for word in words)


def test_a_level_is_found_by_its_title() -> None:
    for preset in presets():
        for level in preset.levels:
            assert synonyms()[fold(level.title)] == level.kind


def test_no_preset_has_a_kind_twice() -> None:
    for preset in presets():
        kinds = [level.kind for level in preset.levels]
        assert len(kinds) == len(set(kinds))
