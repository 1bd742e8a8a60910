"""Instruments: agreements and standing arrangements, between whom they are, and what happens to them."""

from rawi.instruments.finder import find_instruments

__all__ = ["find_instruments"]
