"""The document's other figures."""

import pandas as pd

from kkrdata.loaders.tables import load


def load_shared_patients() -> pd.DataFrame:
    """Load what share of the citizens hospital and municipality have in common.

    Returns
    -------
    pandas.DataFrame
        population (of whom it is a share), condition (hospital: has contact with a hospital;
        municipal: has a municipal service), year, share (whole per cent), qualifier (=, ~).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

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
    return load("shared_patients")


def load_lighthouses() -> pd.DataFrame:
    """Load the lighthouse projects of the other contact councils.

    Returns
    -------
    pandas.DataFrame
        place, theme (in our own words, Danish), theme_en, grant (million kroner).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: Local Government Denmark (KL), in the bundle's section 2.8, appendix 1.

    Examples
    --------
    >>> float(load_lighthouses()["grant"].sum())
    490.5
    """
    return load("lighthouses")


def load_study_places() -> pd.DataFrame:
    """Load the need for study places, the 300 extra ones and the steps towards them.

    Returns
    -------
    pandas.DataFrame
        subject (need, extra, found, remaining, step, intake), programme, part (an academic year,
        summer, winter or whole), value, unit (persons, places, per_cent).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: University College Absalon, in the bundle's section 2.2, appendix 1.

    Examples
    --------
    >>> load_study_places().query("subject == 'step'")["value"].tolist()
    [0, 33, 66, 66]
    """
    return load("study_places")


def load_interreg() -> pd.DataFrame:
    """Load the two Interreg programmes.

    Returns
    -------
    pandas.DataFrame
        interreg_programme, period_start, period_end, budget (million kroner), qualifier (~, >).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: Region Sjælland, in the bundle's section 3.1, appendices 1 and 2.

    Examples
    --------
    >>> load_interreg()[["budget", "qualifier"]].to_numpy().tolist()
    [[625, '~'], [1000, '>']]
    """
    return load("interreg")


def load_interreg_regions() -> pd.DataFrame:
    """Load the regions that take part in Interreg South Baltic.

    Returns
    -------
    pandas.DataFrame
        interreg_programme, nuts_code, area (its name in the document), country (two letters).

    Raises
    ------
    DataError
        If the file is missing or is not as it was built.

    Notes
    -----
    Source: Region Sjælland, in the bundle's section 3.1, appendix 1; the NUTS codes are added.

    Examples
    --------
    >>> load_interreg_regions().groupby("country").size().to_dict()
    {'DE': 5, 'DK': 2, 'LT': 3, 'PL': 10, 'SE': 4}
    """
    return load("interreg_regions")
