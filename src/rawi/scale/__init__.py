"""Many articles on many cores."""

from rawi.scale.batches import read_batches

__all__ = ["read_batches"]
