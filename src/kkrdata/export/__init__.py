"""Files for readers: images, and notebooks as they look when executed."""
