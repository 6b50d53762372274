"""An amount is written with its unit, in both languages, and words stay words."""

import pytest

from kkrdata import UnknownNameError, catalog, units
from kkrdata.text import LANGUAGES


@pytest.mark.parametrize("table", ["document_figures", "published_series"])
def test_the_catalogue_allows_these_units_and_no_others(table):
    field = catalog.default().table(table).fields["unit"]
    assert field["constraints"]["enum"] == list(units.UNITS)


@pytest.mark.parametrize("unit", [*units.UNITS, *units.OFFICIAL_UNITS])
def test_each_unit_has_a_name_in_both_languages(unit):
    assert all(units.name(unit, lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("value", "qualifier", "unit", "danish", "english"),
    [
        (21155, "=", "vacancies", "21.155 ledige stillinger", "21,155 vacancies"),
        (20000, "~", "vehicles_per_week", "ca.\xa020.000 køretøjer pr. uge",
         "about\xa020,000 vehicles per week"),
        (429000, ">", "passengers", "mere end 429.000 passagerer", "more than 429,000 passengers"),
        (12.4, "=", "per_cent", "12,4 procent", "12.4 per cent"),
        (-30, "=", "change_pct", "-30 procent (ændring)", "-30 per cent (change)"),
        (85.13, "=", "per_cent", "85,13 procent", "85.13 per cent"),
        (5, "=", "rank", "5.\xa0plads", "no.\xa05"),
        (0.5, "~", "factor", "halveret", "halved"),
        (0.5, "<", "factor", "mere end halveret", "more than halved"),
        (2, ">", "factor", "mere end fordoblet", "more than doubled"),
        (1 / 3, "<", "factor", "faldet med mere end to tredjedele",
         "down by more than two thirds"),
        (1.17, "=", "factor", "1,17 gange så meget", "1.17 times as much"),
    ],
)  # fmt: skip
def test_an_amount_reads_as_a_reader_expects(value, qualifier, unit, danish, english):
    written = [units.amount(value, unit, lang, qualifier) for lang in LANGUAGES]
    assert written == [danish, english]


def test_each_ratio_that_the_document_states_in_words_is_written_in_words():
    import kkrdata as kkr

    stated = kkr.load_indicators(origin="document").query("unit == 'factor'")
    assert len(stated) == 16
    for row in stated.itertuples():
        assert not any(map(str.isdigit, units.amount(row.value, row.unit, "da", row.qualifier)))


@pytest.mark.parametrize(("unit", "lang"), [("metres", "da"), ("jobs", "sv")])
def test_an_unknown_unit_or_language_is_refused(unit, lang):
    with pytest.raises(UnknownNameError):
        units.amount(1, unit, lang)
