"""Claims: who says what, to whom and through what, doing what by saying it."""

from rawi.claims.finder import find_claims

__all__ = ["find_claims"]
