"""Pictures small enough that a page can carry them all."""

import io
from base64 import b64encode
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageChops

from kkrdata import figures, style
from kkrdata.figures import Edition
from kkrdata.style import Body

_WIDTH = 960  # pixels
_COLOURS, _APART = 80, 12  # how many colours, and how far apart in levels at the least
_PADDING = 0.03  # inches left above and below the picture


class Preview(NamedTuple):
    """A picture as the address of an image on a page, with its size in pixels."""

    address: str
    width: int
    height: int


def preview(folder: Path, edition: Edition) -> Preview:
    """Make a small picture of a figure without its title and foot, which the page writes itself.

    Parameters
    ----------
    folder : Path
        Where the figure's PNG is.
    edition : Edition
        The figure.

    Returns
    -------
    Preview
        A picture in few colours, compressed without loss.
    """
    name = edition.name
    drawn_in = style.SIZES[figures.sizes(name)[0]]
    with Image.open(folder / figures.file_name(name, edition.lang, "png")) as image:
        picture = image.convert("RGB").crop(_box(edition.body(), drawn_in))
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
    ordered = sorted(counted, key=lambda each: (-each[0], each[1]))
    left, chosen = np.array([colour for _, colour in ordered]), []
    while len(left) and len(chosen) < _COLOURS:
        chosen.append(left[0])
        left = left[abs(left - left[0]).max(axis=1) >= _APART]
    palette = Image.new("P", (1, 1))
    palette.putpalette(np.concatenate(chosen).tolist())
    return palette


def _without_empty_edges(picture: Image.Image) -> Image.Image:
    """Leave out paper above and below."""
    found = ImageChops.invert(picture.convert("L")).getbbox()
    return picture.crop((0, found[1], picture.width, found[3])) if found else picture


def _box(body: Body, size: style.Size) -> tuple[int, int, int, int]:
    top = size.inches[1] - body.bottom - body.height - _PADDING
    bottom = size.inches[1] - body.bottom + _PADDING
    return 0, max(0, round(top * size.dpi)), size.width, min(size.height, round(bottom * size.dpi))
