"""Shows readings in a terminal; placeholder until written."""
