"""Charts, maps and graphs as plain SVG: where each part stands; templates draw it."""
