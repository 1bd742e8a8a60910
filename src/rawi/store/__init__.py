"""The store: one SQLite file or one PostgreSQL database that keeps a chronicle for good."""
