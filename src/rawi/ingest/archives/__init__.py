"""Reads archives: what holds many pages or articles, or wraps one in a format of its own.

Containers (`warc`, `zips`, `tars`, `mboxes`, `address_lists`) name their members and open each only when
it is asked for; the others read one document. `rawi.ingest.loading` goes through both.
"""
