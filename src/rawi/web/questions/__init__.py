"""What the pages ask beyond the questions of the store."""
