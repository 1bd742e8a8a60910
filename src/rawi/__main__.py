"""Lets `python -m rawi` stand for `rawi`."""

from rawi.cli import main

main()
