"""Turns files, pages and texts into articles, without what surrounds an article on its page."""

from rawi.ingest.handed import article_from_text
from rawi.ingest.loading import load_articles
from rawi.ingest.page import article_from_page

__all__ = ["article_from_page", "article_from_text", "load_articles"]
