"""The questions to a chronicle, each in a file; alike for SQLite and PostgreSQL."""
