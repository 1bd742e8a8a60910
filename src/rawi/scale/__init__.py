"""Many articles on many cores."""

from rawi.scale.batches import read_batches, read_batches_into

__all__ = ["read_batches", "read_batches_into"]
