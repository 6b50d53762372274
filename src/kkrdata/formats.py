"""The formats of images, and what is left out of each so that the same figure gives the same bytes.

The date and the program's version would differ between two builds.
"""

IMAGE_METADATA = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
FORMATS = tuple(IMAGE_METADATA)
