"""The checks hold on the committed data, and each of them can fail."""

import pandas as pd
import pytest

import kkrdata as kkr
from kkrdata import check
from kkrdata.check.foreign_employment import implied_privately_employed


@pytest.mark.parametrize("claim", check.CHECKS)
def test_the_committed_data_pass(claim, committed):
    assert check.CHECKS[claim](committed) == []


# A change of one file that the check must report, by the claim that it breaks.
BREAKS = {
    "data/raw is as it was proofread": (
        "raw/fdi_projects.csv",
        "Holbæk,4789,5/1",
        "Holbæk,4788,5/1",
    ),
    "each table has its columns, types, keys and codes": (
        "tables/fdi_projects.csv",
        "306,Odsherred",
        "307,Odsherred",
    ),
    "each cell of each table is what data/raw gives": (
        "tables/municipalities.csv",
        "Fyn,KKR",
        "Fyen,KKR",
    ),
    "each table has the checksum in data/tables/datapackage.json": (
        "tables/fdi_projects.csv",
        "Odsherred",
        '"Odsherred"',
    ),
    "46 municipalities: 29 in Region Hovedstaden and 17 in Region Sjælland": (
        "tables/foreign_employment.csv",
        "Odsherred,085,Region Sjælland",
        "Odsherred,084,Region Hovedstaden",
    ),
    "employees of the municipalities add up to the printed regions and total": (
        "tables/foreign_employment.csv",
        ",838,",
        ",839,",
    ),
    "the printed shares of regions and total can be reached from the municipalities'": (
        "tables/foreign_employment_totals.csv",
        "38402,21",
        "38402,25",
    ),
    "investments add up to the sums of the proofread transcription": (
        "tables/fdi_projects.csv",
        "408,162",
        "408,163",
    ),
    "the assisted count exceeds the other as often as the warning says": (
        "tables/fdi_projects.csv",
        "Stevns,085,Region Sjælland,2012,,0,0",
        "Stevns,085,Region Sjælland,2012,,0,1",
    ),
    "22 clusters, with 98 memberships in the list and 103 on the map": (
        "tables/health_clusters.csv",
        "list,hovedstaden-bornholm,400,Bornholm,084,Region Hovedstaden,Bornholm,,political\n",
        "",
    ),
    "in the list each municipality has one political membership": (
        "tables/health_clusters.csv",
        "Klynge Byen,,political",
        "Klynge Byen,,administrative",
    ),
    "on the map each municipality has one political membership, and Vejen two": (
        "tables/health_clusters.csv",
        "575,Vejen,083,Region Syddanmark,Lillebælt-klyngen,Sygehus Lillebælt,political",
        "575,Vejen,083,Region Syddanmark,Lillebælt-klyngen,Sygehus Lillebælt,administrative",
    ),
    "each cluster lies in one region": (
        "tables/health_clusters.csv",
        "list,hovedstaden-byen,101,København,084,",
        "list,hovedstaden-byen,101,København,085,",
    ),
    "list and map differ in five memberships, which are on the map alone": (
        "tables/health_clusters.csv",
        "map,sjaelland-holbaek,306,",
        "map,sjaelland-nykoebing-f,306,",
    ),
    "each membership confirmed after adoption is on the map": (
        "tables/health_clusters_adopted.csv",
        "adopted,nordjylland-nord,825,",
        "adopted,nordjylland-vest,825,",
    ),
    "hospital and municipality share as many patients from either side": (
        "tables/shared_patients.csv",
        "hospital,municipal,2018,13,",
        "hospital,municipal,2018,31,",
    ),
    "the grants of the lighthouses add up to 490.5 million kroner": (
        "tables/lighthouses.csv",
        ",108.5",
        ",108.0",
    ),
    "the extra study places of nursing and pedagogy add up to the 300 of both": (
        "tables/study_places.csv",
        "nursing_and_pedagogy,whole,300",
        "nursing_and_pedagogy,whole,301",
    ),
    "the yearly steps of nursing add up to its extra places": (
        "tables/study_places.csv",
        "2023/2024,33",
        "2023/2024,66",
    ),
    "places found and remaining in pedagogy add up to its extra places": (
        "tables/study_places.csv",
        "found,pedagogy,whole,35",
        "found,pedagogy,whole,53",
    ),
    "summer and winter intake add up to the whole": (
        "tables/study_places.csv",
        "winter,48",
        "winter,84",
    ),
    "Interreg South Baltic has 24 regions in five countries": (
        "tables/interreg_regions.csv",
        "Interreg South Baltic,SE212,Kronoberg,SE\n",
        "",
    ),
    "the NUTS code of each of its regions is one of its country": (
        "tables/interreg_regions.csv",
        ",SE212,",
        ",PL212,",
    ),
    "each link of the structure of health care joins two of its bodies": (
        "tables/governance_links.csv",
        "region,cluster-political,",
        "regions,cluster-political,",
    ),
    "the fixed seats of clusters and committee are as many as the handbook says": (
        "tables/governance.csv",
        "Region and hospital,3,3,",
        "Region and hospital,2,2,",
    ),
    "no least number of bodies or seats exceeds the greatest": (
        "tables/governance.csv",
        "Members of the regional council,1,2,",
        "Members of the regional council,2,1,",
    ),
    "municipalities and regions of Greater Copenhagen add up to its members": (
        "tables/other_figures.csv",
        "Municipalities in Greater Copenhagen,85,",
        "Municipalities in Greater Copenhagen,58,",
    ),
    "regions and municipalities share all of the common funds": (
        "tables/other_figures.csv",
        "The regions' share of the common funds,50,",
        "The regions' share of the common funds,5,",
    ),
    "no part of the other figures exceeds its whole": (
        "tables/other_figures.csv",
        "Business centres in Region Sjælland,17,",
        "Business centres in Region Sjælland,7,",
    ),
    "the clusters expected are as many as five regions can have": (
        "tables/other_figures.csv",
        "Health clusters in the whole country,22,",
        "Health clusters in the whole country,2,",
    ),
    "unemployment of all Greater Copenhagen is that of Skåne less the difference": (
        "tables/document_figures.csv",
        ",7.9,per_cent,=,,derived",
        ",7.8,per_cent,=,,derived",
    ),
    "unemployment rose by what the report says since 2019": (
        "tables/document_figures.csv",
        ",1.8,percentage_points",
        ",1.9,percentage_points",
    ),
    "published values that may share an axis have one unit": (
        "tables/published_series.csv",
        ",vehicles_per_day,",
        ",vehicles_per_week,",
    ),
}


def test_for_every_check_a_change_is_known_that_breaks_it():
    assert list(BREAKS) == list(check.CHECKS)


@pytest.mark.parametrize("claim", BREAKS)
def test_the_check_reports_the_change(claim, copied):
    file, old, new = BREAKS[claim]
    path = copied.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    results = {result.claim: result.problems for result in check.run(copied)}
    assert results[claim]
    kept_in = "foreign_employment_totals" if "printed" in claim else path.stem
    assert all(problem.file.endswith(f"{kept_in}.csv") for problem in results[claim])
    assert all(problem.found and problem.expected for problem in results[claim])


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("tables/foreign_employment.csv", b""),
        ("tables/foreign_employment.csv", b"\xff"),
        ("tables/foreign_employment.csv", b"municipality_code,employees\n101,many\n"),
        ("tables/foreign_employment_totals.csv", b"area,employees,share_pct\nRegion Fyn,1,1\n"),
        ("tables/fdi_projects.csv", b"municipality_code\n101\n"),
        (
            "tables/shared_patients.csv",
            b"population,condition,year,share,qualifier\nall,hospital,2018,47,=\n",
        ),
        ("tables/fdi_projects.csv", b'"'),
        ("tables/datapackage.json", b"{}"),
        ("raw/fdi_projects.csv", b""),
        ("raw/catalogue.toml", b""),
    ],
)
def test_a_file_that_is_quite_another_is_reported_and_stops_no_other_check(file, content, copied):
    (copied.root / file).write_bytes(content)
    results = check.run(copied)
    assert [result.claim for result in results] == list(check.CHECKS)
    assert any(problem.file == f"data/{file}" for _, problems in results for problem in problems)


@pytest.mark.parametrize(
    "file", ["tables/fdi_projects.csv", "tables/datapackage.json", "raw/catalogue.toml"]
)
def test_a_missing_file_is_reported(file, copied):
    (copied.root / file).unlink()
    found = [problem for _, problems in check.run(copied) for problem in problems]
    assert any(
        problem.file == f"data/{file}" and "No such file" in problem.found for problem in found
    )


def test_46_municipalities_are_29_and_17():
    counts = kkr.load_foreign_employment()["region"].value_counts()
    assert counts.to_dict() == {"Region Hovedstaden": 29, "Region Sjælland": 17}


def test_the_employees_of_the_regions_are_the_sums_of_their_municipalities():
    sums = kkr.load_foreign_employment().groupby("region")["employees"].sum()
    assert sums.to_dict() == {"Region Hovedstaden": 105_980, "Region Sjælland": 38_402}
    assert sums.sum() == 105_980 + 38_402 == 144_382


def test_there_are_564_investments_and_281_assisted_ones():
    frame = kkr.load_fdi_projects()
    assert frame["projects_all"].sum() == 564
    assert frame["projects_assisted"].sum() == 281


def test_in_7_municipalities_more_are_assisted_than_there_are_in_all():
    frame = kkr.load_fdi_projects().query("projects_assisted > projects_all")
    assert set(frame["municipality"]) == {
        "Frederiksberg",
        "Brøndby",
        "Høje-Taastrup",
        "Gladsaxe",
        "Albertslund",
        "Rudersdal",
        "Lejre",
    }


def test_a_count_and_its_rounded_share_imply_how_many_are_privately_employed():
    low, high = implied_privately_employed(838, 14)
    assert (low, high) == pytest.approx((838 / 0.145, 838 / 0.135))


@pytest.mark.parametrize("employed", [5_800, 6_000, 6_200])
def test_the_implied_interval_holds_every_number_that_gives_the_rounded_share(employed):
    low, high = implied_privately_employed(838, round(838 / employed * 100))
    assert low <= employed <= high


@pytest.mark.parametrize("area", ["Region Hovedstaden", "Region Sjælland", "Østdanmark"])
def test_the_printed_share_of_an_area_lies_among_those_its_municipalities_allow(area):
    totals = pd.concat([kkr.load_foreign_employment(level=level) for level in ("region", "total")])
    stated = totals.set_index("area").loc[area]
    rows = kkr.load_foreign_employment()
    rows = rows if area == "Østdanmark" else rows[rows["region"] == area]
    most = stated["employees"] / (rows["employees"] / (rows["share_pct"] + 0.5)).sum()
    least = stated["employees"] / (rows["employees"] / (rows["share_pct"] - 0.5)).sum()
    assert least - 0.5 <= stated["share_pct"] <= most + 0.5
