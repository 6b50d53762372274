"""Pictures small enough that a page can carry them all."""

import io
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageChops

from kkrdata import figures, style
from kkrdata.style import Body

_WIDTH = 960  # pixels
_COLOURS, _APART = 80, 12  # how many colours, and how far apart in levels at the least
_PADDING = 0.03  # inches left above and below the picture


class Preview(NamedTuple):
    """A picture as the address of an image on a page, with its size in pixels."""

    address: str
    width: int
    height: int


def preview(folder: Path, name: str, lang: str, data: Mapping[str, Any]) -> Preview:
    """Make a small picture of a figure without its title and foot, which the page writes itself.

    Parameters
    ----------
    folder : Path
        Where the figure's PNG is.
    name : str
        The figure's id.
    lang : {"da", "en"}
        The language.
    data : mapping
        What it shows: `figures.load_data(name)`.

    Returns
    -------
    Preview
        A picture in few colours, compressed without loss.
    """
    drawn_in = style.SIZES[figures.sizes(name)[0]]
    with Image.open(folder / figures.file_name(name, lang, "png")) as image:
        picture = image.convert("RGB").crop(_box(figures.body(name, lang, data), drawn_in))
    picture = _without_empty_edges(picture)
    height = round(picture.height * _WIDTH / picture.width)
    small = picture.resize((_WIDTH, height), Image.Resampling.LANCZOS)
    few = small.quantize(palette=_palette(small), dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    # An effort of 100 would take a hundred times as long, and save 5 %.
    few.convert("RGB").save(buffer, "webp", lossless=True, quality=80, method=6)
    address = f"data:image/webp;base64,{b64encode(buffer.getvalue()).decode()}"
    return Preview(address, _WIDTH, height)


def _palette(picture: Image.Image) -> Image.Image:
    """Choose the colours that most of a picture has; Pillow's own choice lost lines and greens."""
    counted = picture.getcolors(picture.width * picture.height)
    chosen: list[tuple[int, ...]] = []
    for _, colour in sorted(counted, key=lambda each: (-each[0], each[1])):
        if len(chosen) < _COLOURS and all(_distance(colour, other) >= _APART for other in chosen):
            chosen.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([level for colour in chosen for level in colour])
    return palette


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _without_empty_edges(picture: Image.Image) -> Image.Image:
    """Leave out paper above and below."""
    found = ImageChops.invert(picture.convert("L")).getbbox()
    return picture.crop((0, found[1], picture.width, found[3])) if found else picture


def _box(body: Body, size: style.Size) -> tuple[int, int, int, int]:
    top = size.inches[1] - body.bottom - body.height - _PADDING
    bottom = size.inches[1] - body.bottom + _PADDING
    return 0, max(0, round(top * size.dpi)), size.width, min(size.height, round(bottom * size.dpi))
