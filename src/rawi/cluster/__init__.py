"""Many articles on many machines: readings, copies and incidents by Dask, the same as on one machine."""
