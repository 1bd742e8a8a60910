"""Entities: finds every name of a person, organisation, place or people, and gives one thing one id."""

from rawi.entities.finder import find_entities

__all__ = ["find_entities"]
