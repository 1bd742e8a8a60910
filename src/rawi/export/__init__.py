"""Writes a chronicle out for other programs: tables, event records, maps, graphs of entities."""
