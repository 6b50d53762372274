"""What an image says of itself, in each format's own place for it.

Programs read it out to those who cannot see the image, and show it to those who find the file
without its page.
"""

import re
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from PIL.PngImagePlugin import PngInfo

_FALLBACK = "'Source Sans Pro', 'Source Sans 3', Arial, sans-serif"
_PATH_DATA = re.compile(r'(?<= d=")[^"]+')
_NUMBER = re.compile(r"-?\d+\.\d+")
_DECIMALS = 2  # of 1/72 inch: a fiftieth of a pixel on a slide


class About(NamedTuple):
    """Title, description in words, source, licence and language of an image."""

    title: str
    alt: str
    source: str = ""
    licence: str = ""
    lang: str = "da"


def options(form: str, about: About) -> dict[str, Any]:
    """Say how matplotlib writes down what an image is about.

    Parameters
    ----------
    form : {"png", "svg", "pdf"}
        The format.
    about : About
        What to write.

    Returns
    -------
    dict
        Options for `Figure.savefig`, to be joined to those of `formats.SAVE_OPTIONS`.
    """
    if form == "png":
        return {"metadata": None, "pil_kwargs": {"pnginfo": _png(about)}}
    if form == "pdf":
        said = {"Title": about.title, "Subject": about.alt, "Keywords": about.source}
    else:
        said = {"Title": about.title, "Description": about.alt, "Source": about.source}
        said |= {"Rights": about.licence, "Language": about.lang}
    return {"metadata": {key: text for key, text in said.items() if text}}


def _png(about: About) -> PngInfo:
    """Write UTF-8, and the language with it; the older form knows neither."""
    info = PngInfo()
    said = {"Title": about.title, "Description": about.alt}
    said |= {"Source": about.source, "Copyright": about.licence}
    for key, text in said.items():
        if text:
            info.add_itxt(key, text, about.lang)
    return info


def finish(image: bytes, form: str, about: About | None) -> bytes:
    """Add to an image what matplotlib cannot, and leave out what nobody needs.

    Parameters
    ----------
    image : bytes
        The image as matplotlib wrote it.
    form : {"png", "svg", "pdf"}
        Its format.
    about : About, optional
        What it says of itself.

    Returns
    -------
    bytes
        The image to keep.
    """
    if form == "svg":
        return _svg(image.decode(), about).encode()
    return _pdf(image, about.lang) if form == "pdf" and about else image


def _svg(image: str, about: About | None) -> str:
    image = image[: image.index("<!DOCTYPE")] + image[image.index("<svg") :]  # knows no role
    image = _PATH_DATA.sub(lambda found: _shorten(found[0]), image)
    image = image.replace("'Source Sans Pro'", _FALLBACK)
    return _describe(image, about) if about else image


def _shorten(path: str) -> str:
    """Write a path with two decimals and without spaces that separate nothing."""
    rounded = _NUMBER.sub(lambda found: _round(found[0]), path)
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", " ".join(rounded.split()))


def _round(number: str) -> str:
    return f"{float(number):.{_DECIMALS}f}".rstrip("0").rstrip(".")


def _describe(image: str, about: About) -> str:
    """Give the root a name, a description and a language, as screen readers expect them."""
    attributes = f' role="img" aria-labelledby="title description" lang={quoteattr(about.lang)}'
    image = image.replace("<svg ", f"<svg{attributes} xml:lang={quoteattr(about.lang)} ", 1)
    title = f'<title id="title">{escape(about.title)}</title>'
    description = f'<desc id="description">{escape(about.alt)}</desc>'
    return re.sub(r"<title>.*?</title>", lambda _: f"{title}\n {description}", image, count=1)


_ROOT, _SIZE, _START = (
    re.compile(pattern, re.DOTALL)
    for pattern in (rb"\n1 0 obj\n<<(.*?)>>\nendobj", rb"/Size (\d+) /Root 1 0 R (.*?)>>", rb"\d+$")
)


def _pdf(image: bytes, lang: str) -> bytes:
    """Append a second edition of the document's root that names the language.

    Readers take the last edition of an object; matplotlib has no setting for the language.
    """
    root, trailer = _ROOT.search(image)[1], _SIZE.search(image)
    first_table = image.rpartition(b"startxref\n")[2].split()[0]
    more = b"/Lang (%s) /ViewerPreferences << /DisplayDocTitle true >>" % lang.encode()
    added = b"1 0 obj\n<<%s %s >>\nendobj\n" % (root.strip(), more)
    table = len(image) + len(added)
    return b"".join(
        [
            image,
            added,
            b"xref\n0 1\n0000000000 65535 f \n1 1\n%010d 00000 n \n" % len(image),
            b"trailer\n<< /Size %s /Root 1 0 R %s" % (trailer[1], trailer[2].strip()),
            b" /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (first_table, table),
        ]
    )
