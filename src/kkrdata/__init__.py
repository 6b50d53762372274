"""Tables, maps and charts from the March 2022 appendices of KKR Sjælland."""

import lazy_loader

# Nothing is imported until it is used, so that `import kkrdata` costs next to nothing.
__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submodules=["figures", "places"],
    submod_attrs={
        "agreement": ["compare_indicators"],
        "errors": [
            "DataError",
            "KkrDataError",
            "NotOneRowError",
            "NotRefreshedError",
            "OutputError",
            "PartialTableError",
            "RefreshError",
            "UnknownNameError",
        ],
        "loaders": [
            "compare_health_clusters",
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
        ],
        "tracing": ["trace"],
    },
)
