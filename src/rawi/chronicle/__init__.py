"""The chronicle: what many readings tell together; pure functions that know no store."""
