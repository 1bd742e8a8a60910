"""Syntax: clauses, their phrases and whom these mean, for everything that is told in sentences."""
