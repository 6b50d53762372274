"""The colours of each area, the same in every chart."""

from typing import NamedTuple


class Look(NamedTuple):
    """The colour of an area's lines and bars, and the darker one of its labels."""

    colour: str
    ink: str


# Told apart by the colour-blind as well; each ink stands out from paper by 4.5 or more.
LOOKS = {
    "Region Hovedstaden": Look("#0f2e94", "#0f2e94"),
    "Region Sjælland": Look("#037465", "#037465"),
    "Region Skåne": Look("#c48225", "#8f5a0c"),
    "Region Halland": Look("#876ca5", "#6f5490"),
    "Greater Copenhagen": Look("#505103", "#505103"),
    "Danmark": Look("#262f38", "#262f38"),
    "Sverige": Look("#9a9fa4", "#5f666c"),
}
BUSINESS = Look("#1b6ec2", "#1b6ec2")  # of a country, beside its whole economy
# Those that stand in for a metropolis, never beside the regions.
STAND_INS = {
    "Noord-Holland": Look("#1b6ec2", "#1b6ec2"),
    "Utrecht": Look("#b5651d", "#8f4e12"),
    "Nederlandene": LOOKS["Danmark"],
    "Israel": LOOKS["Danmark"],
}
OTHER = Look("#6da9e7", "#2a66a3")  # cities and other places, one in each small chart
NO_AREA = Look("#3f6d99", "#2f5d8a")  # bars of which none is an area


def look(area: str) -> Look:
    """Give an area's colours.

    Parameters
    ----------
    area : str
        The area, as the tables name it.

    Returns
    -------
    Look
        Its colours.
    """
    return (LOOKS | STAND_INS).get(area, OTHER)
