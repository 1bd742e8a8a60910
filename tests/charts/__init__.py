"""Charts are drawn so that what matters is seen."""
