"""What was set by hand: who shares an island, whose it is, and mends of the coast.

Positions are longitudes and latitudes.
"""

# Every other island belongs to one municipality as a whole.
SHARED_ISLANDS = {
    "Jutland south of the Limfjord": (
        9.30,
        55.90,
        "510 530 540 550 561 573 575 580 607 615 621 630 657 661 665 671 706 707 710 727 730 740 "
        "746 751 756 760 766 779 791 820 840 846 851",
    ),
    "Jutland north of the Limfjord": (9.90, 57.30, "671 773 787 810 813 849 851 860"),
    "Funen": (10.40, 55.30, "410 420 430 440 450 461 479 480"),
    "Zealand": (
        11.80,
        55.50,
        "101 147 151 153 157 159 161 163 165 167 169 173 175 183 187 190 201 210 217 219 223 230 "
        "240 250 253 259 260 265 269 270 306 316 320 326 329 330 336 340 350 370 390",
    ),
    "Amager": (12.60, 55.63, "101 155 185"),
    "Lolland": (11.40, 54.77, "360 376"),
}

# Islands that the drawing leaves out, or that lie nearest to another municipality's outline.
ISLANDS = {
    "Birkholm": (10.504, 54.931, "492"),
    "Brandsø": (9.704, 55.357, "410"),
    "Bågø": (9.811, 55.313, "420"),
    "Harboøre Tange, the tip": (8.210, 56.701, "665"),
    "Hesselø": (11.707, 56.196, "260"),
    "Hjelm": (10.801, 56.132, "706"),
    "Peberholm": (12.751, 55.600, "185"),
    "Romsø": (10.789, 55.514, "440"),
    "Saltholm": (12.761, 55.640, "185"),
    "Sejerø": (11.150, 55.880, "326"),
    "Sprogø": (10.968, 55.333, "330"),
    "Tunø": (10.436, 55.951, "727"),
}
NO_MUNICIPALITY = [(15.189, 55.319)]  # Ertholmene with Christiansø, run by the state

# Where the thinned coast cuts into Copenhagen, in EPSG:25832.
FALSE_INLETS = {
    "Tivoli, west": ((725047, 6176005), (724347, 6175969), (724320, 6176488), (723768, 6175939)),
    "Tivoli, east": ((723768, 6175939), (724380, 6175332), (725006, 6175553), (725047, 6176005)),
    "Østerbro": ((726048, 6178820), (724205, 6178725), (725947, 6178273)),
}
