"""The gallery: one page with every figure, that opens from disk without a connection."""

from kkrdata.export.gallery.assembly import page, section

__all__ = ["page", "section"]
