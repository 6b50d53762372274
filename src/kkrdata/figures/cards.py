"""The cards of the health clusters, one for each: what can be asked for without drawing them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kkrdata.text import check_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def list_cards() -> list[str]:
    """List the health clusters that have a card.

    Returns
    -------
    list of str
        Their ids.

    Examples
    --------
    >>> len(list_cards())
    22
    """
    from kkrdata import loaders

    return loaders.load_health_clusters()["cluster_id"].unique().tolist()


def draw_card(cluster_id: str, lang: str = "da", data: Mapping[str, Any] | None = None) -> "Figure":
    """Draw the card of a health cluster.

    Parameters
    ----------
    cluster_id : str
        A cluster_id of `load_health_clusters()`, such as "sjaelland-holbaek".
    lang : {"da", "en"}, default "da"
        The language.
    data : mapping, optional
        Other data than the map's, in the form of `load_data("health-clusters-map")`.

    Returns
    -------
    matplotlib.figure.Figure
        A square of 1080 pixels: the cluster's region, hospital and municipalities, and a map.

    Raises
    ------
    UnknownNameError
        If there is no such cluster or language.
    DataError
        If a table is missing or is not as it was built.

    Examples
    --------
    >>> draw_card("sjaelland-holbaek").get_size_inches().tolist()
    [7.5, 7.5]
    """
    check_language(lang)
    from kkrdata import style
    from kkrdata.figures import cluster_cards

    shown = cluster_cards.load(cluster_id, data)
    with style.theme():
        return cluster_cards.health_cluster_card(
            **shown, words=cluster_cards.card_words(shown, lang), lang=lang
        )


def describe_card(cluster_id: str, lang: str = "da") -> dict[str, str]:
    """Say what the card of a health cluster shows.

    Parameters
    ----------
    cluster_id : str
        A cluster_id of `load_health_clusters()`.
    lang : {"da", "en"}, default "da"
        The language.

    Returns
    -------
    dict of str to str
        title, subtitle, alt and source.

    Raises
    ------
    UnknownNameError
        If there is no such cluster or language.
    """
    check_language(lang)
    from kkrdata.figures import cluster_cards

    around = cluster_cards.card_words(cluster_cards.load(cluster_id), lang)
    said = {key: around.texts[key] for key in ("title", "subtitle", "alt")}
    return said | {"source": " ".join(around.source)}
