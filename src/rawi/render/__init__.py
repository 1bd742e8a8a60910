"""Shows readings to people: in a terminal and as a web page."""
