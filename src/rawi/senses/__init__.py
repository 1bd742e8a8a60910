"""Senses: which words name an event, and who stands where around them."""
