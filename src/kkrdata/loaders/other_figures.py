"""The document's other figures."""

from collections.abc import Callable
from functools import wraps

import pandas as pd

from kkrdata.loaders.tables import load

_RAISES = """Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes"""


def _loads_its_table(described: Callable[[], pd.DataFrame]) -> Callable[[], pd.DataFrame]:
    """Make a loader of a description; its name says which table, and all can fail alike."""
    table = described.__name__.removeprefix("load_")

    @wraps(described)
    def loader() -> pd.DataFrame:
        return load(table)

    loader.__doc__ = (described.__doc__ or "").replace("Notes", _RAISES, 1)
    return loader


@_loads_its_table
def load_shared_patients() -> pd.DataFrame:
    """Load what share of the citizens hospital and municipality have in common.

    Returns
    -------
    pandas.DataFrame
        population (of whom it is a share), condition (hospital: has contact with a hospital;
        municipal: has a municipal service), year, share (whole per cent), qualifier (=, ~).

    Notes
    -----
    Source: Local Government Denmark (KL), handbook of health clusters, section 10, in the bundle's
    section 2.1, appendix 4.

    Examples
    --------
    >>> frame = load_shared_patients().set_index(["population", "condition"])["share"]
    >>> int(frame["hospital", "municipal"]), int(frame["municipal", "hospital"])
    (13, 78)
    """


@_loads_its_table
def load_lighthouses() -> pd.DataFrame:
    """Load the lighthouse projects of the other contact councils.

    Returns
    -------
    pandas.DataFrame
        place, theme (in our own words, Danish), theme_en, grant (million kroner).

    Notes
    -----
    Source: Local Government Denmark (KL), in the bundle's section 2.8, appendix 1.

    Examples
    --------
    >>> float(load_lighthouses()["grant"].sum())
    490.5
    """


@_loads_its_table
def load_study_places() -> pd.DataFrame:
    """Load the need for study places, the 300 extra ones and the steps towards them.

    Returns
    -------
    pandas.DataFrame
        subject (need, extra, found, remaining, step, intake), programme, part (an academic year,
        summer, winter or whole), value, unit (persons, places, per_cent).

    Notes
    -----
    Source: University College Absalon, in the bundle's section 2.2, appendix 1.

    Examples
    --------
    >>> load_study_places().query("subject == 'step'")["value"].tolist()
    [0, 33, 66, 66]
    """


@_loads_its_table
def load_interreg() -> pd.DataFrame:
    """Load the two Interreg programmes.

    Returns
    -------
    pandas.DataFrame
        interreg_programme, period_start, period_end, budget (million kroner), qualifier (~, >).

    Notes
    -----
    Source: Region Sjælland, in the bundle's section 3.1, appendices 1 and 2.

    Examples
    --------
    >>> load_interreg()[["budget", "qualifier"]].to_numpy().tolist()
    [[625, '~'], [1000, '>']]
    """


@_loads_its_table
def load_interreg_regions() -> pd.DataFrame:
    """Load the regions that take part in Interreg South Baltic.

    Returns
    -------
    pandas.DataFrame
        interreg_programme, nuts_code, area (its name in the document), country (two letters).

    Notes
    -----
    Source: Region Sjælland, in the bundle's section 3.1, appendix 1; the NUTS codes are added.

    Examples
    --------
    >>> load_interreg_regions().groupby("country").size().to_dict()
    {'DE': 5, 'DK': 2, 'LT': 3, 'PL': 10, 'SE': 4}
    """


@_loads_its_table
def load_governance_bodies() -> pd.DataFrame:
    """Load the bodies of the new structure of health care, and how many each region has.

    Returns
    -------
    pandas.DataFrame
        body_id, body_type (cluster, committee, authority, patients, national, council), tier
        (political, professional, administrative), body (Danish), body_en, per_region_low,
        per_region_high (bodies in each region).

    Notes
    -----
    Source: Local Government Denmark (KL), handbook of health clusters, sections 1 to 9, in the
    bundle's section 2.1, appendix 4.

    Examples
    --------
    >>> frame = load_governance_bodies().set_index("body_id")
    >>> frame.loc["cluster-political", ["per_region_low", "per_region_high"]].tolist()
    [4, 5]
    """


@_loads_its_table
def load_governance() -> pd.DataFrame:
    """Load who takes part in each level of health clusters and cooperation committees.

    Returns
    -------
    pandas.DataFrame
        body_id, tier (political, professional, administrative), office_id, side (region,
        municipalities, general_practice, patients), role (member, co_chair, chair, deputy_chair,
        involved), organisation (Danish), organisation_en, seats_low, seats_high (numbers of seats),
        seats_per (body, municipality, cluster), proviso.

    Notes
    -----
    Source: Local Government Denmark (KL), handbook of health clusters, sections 3 and 7, in the
    bundle's section 2.1, appendix 4. Chairs are members too: don't add their seats.

    Examples
    --------
    >>> frame = load_governance().query("role == 'member' and seats_per == 'body'")
    >>> frame.groupby("body_id")["seats_high"].sum().to_dict()
    {'cluster-political': 3, 'cluster-professional': 7, 'committee-political': 3}
    """


@_loads_its_table
def load_governance_links() -> pd.DataFrame:
    """Load how the bodies of the new structure of health care are linked.

    Returns
    -------
    pandas.DataFrame
        from_body_id, to_body_id, link (sits_in, sets_up, sets_frame, advises, prepares, appoints,
        is_involved).

    Notes
    -----
    Source: Local Government Denmark (KL), handbook of health clusters, sections 3, 4, 7, 8, 9, 11
    and 14, in the bundle's section 2.1, appendix 4. The diagram of section 9 is lost; the links are
    those that the text states.

    Examples
    --------
    >>> load_governance_links().query("from_body_id == 'region'")["link"].tolist()
    ['sets_up', 'sets_up']
    """


@_loads_its_table
def load_other_figures() -> pd.DataFrame:
    """Load the numbers of the document that no other table has.

    Returns
    -------
    pandas.DataFrame
        figure_id, section, topic (in our own words, Danish), topic_en, value, unit (number,
        million_kroner, per_cent, times_a_year, years, months), period (ISO 8601, or empty),
        qualifier (=, ~, >=), page, line.

    Notes
    -----
    Source: the authors of the appendices to sections 2.1 to 3.1 of the bundle.

    Examples
    --------
    >>> frame = load_other_figures().set_index("figure_id")
    >>> frame.loc["cluster-funds", ["unit", "period"]].tolist()
    ['million_kroner', '2022-07/2022-12']
    """
