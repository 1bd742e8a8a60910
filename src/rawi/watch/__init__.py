"""Watches outlets: finds new pages in feeds, news sitemaps and front pages, and fetches each once.

`watcher.Watcher` does the work; what it has seen and what failed is kept by a `state.WatchState`.
"""
