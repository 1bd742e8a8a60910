"""The JSON interface and the feeds: the same answers as the pages, for programs."""
