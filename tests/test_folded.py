"""A table that was folded up is the same when it is opened, and so is the report."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.folded import Folded, fold, sources, unfold
from checker.report import FORMATS, Look, render
from checker.run import Judged, Report, run
from checker.settings import FILE, Settings, load

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module", params=["broken", "clean"])
def reports(request: pytest.FixtureRequest) -> tuple[Report, Report]:
    """The reports about some samples, folded up and not."""
    folder = SAMPLES / request.param
    settings = load(SAMPLES / "broken" / FILE) if request.param == "broken" else Settings()
    return run([folder], settings, folding=True), run([folder], settings, folding=False)


def test_tables_are_the_same_when_they_are_opened(reports: tuple[Report, Report]) -> None:
    small, whole = reports
    assert all(isinstance(judged.kept, Folded) for judged in small.families)
    assert [judged.table for judged in small.families] == [judged.table for judged in whole.families]


def test_what_is_told_of_a_folded_table_is_true(reports: tuple[Report, Report]) -> None:
    for small, whole in zip(*(report.families for report in reports), strict=True):
        assert (small.rows, small.blocks) == (whole.rows, whole.blocks)
        assert (small.paths, small.sources) == (whole.paths, whole.sources)


@pytest.mark.parametrize("form", FORMATS)
def test_reports_are_the_same(reports: tuple[Report, Report], form: str) -> None:
    small, whole = reports
    assert render(small, form, Look(notes=True)) == render(whole, form, Look(notes=True))


def test_texts_are_those_of_all_families(reports: tuple[Report, Report]) -> None:
    small, whole = reports
    assert dict(small.sources()) == dict(whole.sources())
    assert len(small.sources()) == small.versions


def test_what_is_no_utf_8_stays_as_it_is() -> None:
    (judged, *_) = run([SAMPLES / "clean"], Settings(), folding=False).families
    first, *rest = judged.table.notices
    odd = replace(first, source=replace(first.source, text=first.source.text + "\ud800"))
    assert fold(replace(judged.table, notices=(odd, *rest))) is None


def test_one_table_at_a_time_is_open() -> None:
    first, second, *_ = run([SAMPLES / "clean"], Settings()).families
    assert isinstance(first.kept, Folded)
    assert isinstance(second.kept, Folded)
    assert unfold(first.kept) is unfold(first.kept)
    kept = unfold(first.kept)
    unfold(second.kept)
    assert unfold(first.kept) is not kept
    assert sources(first.kept) == tuple(notice.source for notice in kept.notices)


def test_a_folded_family_is_not_folded_again() -> None:
    judged, *_ = run([SAMPLES / "clean"], Settings()).families
    assert judged.folded() is judged
    assert isinstance(judged, Judged)
