"""The files of other people say to us what an independent reader found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from iceberg.library.catalogue import open_document, write_document
from iceberg.model.integrity import problems
from tests.exchange.told import counts, links

TRUTH = {
    "vensim_mdl/mangrove_cld.mdl": (28, 37, "0/0/37", 0),
    "vensim_mdl/sir_signed.mdl": (11, 20, "12/5/3", 0),
    "vensim_mdl/covid_delay_marks.mdl": (34, 58, "9/8/41", 6),
    "vensim_mdl/rabfox_birgit.mdl": (10, 12, "2/0/10", 0),
    "vensim_mdl/workforce.mdl": (25, 30, "16/8/6", 0),
    "vensim_mdl/SIR.mdl": (8, 11, "2/2/7", 0),
    "vensim_mdl/Lotka_Volterra.mdl": (16, 20, "2/2/16", 0),
    "vensim_mdl/Subscripted Population Model.mdl": (6, 8, "1/1/6", 0),
    "csv_matrix/SouthNS_dutch.csv": (22, 97, "47/50/0", 0),
    "csv_matrix/NorwTrench_eng.csv": (28, 142, "68/74/0", 0),
}


@pytest.mark.parametrize("name", TRUTH)
def test_variables_links_signs_and_delays_are_those_of_an_independent_reader(
    real_models: Path, name: str
) -> None:
    document = open_document(real_models / name).document
    assert counts(document) == TRUTH[name]
    assert not problems(document)


@pytest.mark.parametrize("name", TRUTH)
def test_written_as_vensim_and_read_again_nothing_is_lost(
    real_models: Path, tmp_path: Path, name: str
) -> None:
    first = open_document(real_models / name).document
    path = tmp_path / "again.mdl"
    write_document(first, path)
    again = open_document(path).document
    plain = [link for link in links(first) if not link[-1].isdigit()]
    assert counts(again) == counts(first)
    assert not plain or sorted(links(again)) == sorted(plain)


@pytest.mark.parametrize("ending", [".csv", ".matrix.csv"])
@pytest.mark.parametrize("name", TRUTH)
def test_written_as_a_table_and_read_again_nothing_is_lost(
    real_models: Path, tmp_path: Path, name: str, ending: str
) -> None:
    first = open_document(real_models / name).document
    path = tmp_path / f"again{ending}"
    write_document(first, path)
    again = open_document(path).document
    variables, total, signs, _ = counts(first)
    assert counts(again)[:3] == (variables, total, signs)


def test_what_is_odd_about_a_real_file_is_said(real_models: Path) -> None:
    notes = open_document(real_models / "vensim_mdl/sir_signed.mdl").notes
    assert notes == ("Loop symbols were left out (B, R): the program finds the loops itself.",)
