"""Many articles on many cores."""

from rawi.scale.batches import Crew, crew_into, read_batches, read_batches_into

__all__ = ["Crew", "crew_into", "read_batches", "read_batches_into"]
