"""Loads tables, one module a theme. Notebooks, figures and readers use these functions."""

from kkrdata.loaders.foreign_companies import LEVELS, load_fdi_projects, load_foreign_employment
from kkrdata.loaders.health_clusters import (
    CLUSTER_SOURCES,
    compare_health_clusters,
    differing_memberships,
    load_health_clusters,
)
from kkrdata.loaders.indicators import ORIGINS, load_indicators
from kkrdata.loaders.municipalities import load_municipalities
from kkrdata.loaders.other_figures import (
    load_governance,
    load_governance_bodies,
    load_governance_links,
    load_interreg,
    load_interreg_regions,
    load_lighthouses,
    load_other_figures,
    load_shared_patients,
    load_study_places,
)
from kkrdata.loaders.tables import list_tables, load

__all__ = [
    "CLUSTER_SOURCES",
    "LEVELS",
    "ORIGINS",
    "compare_health_clusters",
    "differing_memberships",
    "list_tables",
    "load",
    "load_fdi_projects",
    "load_foreign_employment",
    "load_governance",
    "load_governance_bodies",
    "load_governance_links",
    "load_health_clusters",
    "load_indicators",
    "load_interreg",
    "load_interreg_regions",
    "load_lighthouses",
    "load_municipalities",
    "load_other_figures",
    "load_shared_patients",
    "load_study_places",
]
