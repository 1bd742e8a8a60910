"""Fetches pages from the web, safely and politely; the only room of Rawi that opens connections.

`Fetcher.fetch` gives one page. It speaks http and https only, never with this machine or a private
network, keeps to `robots.txt`, waits between two requests to one host, and bounds size and time.
"""
