"""The brief: what an analyst hands in, every sentence with footnotes to the words it rests on."""
