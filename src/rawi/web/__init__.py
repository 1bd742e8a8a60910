"""The web app: a chronicle for people who would rather look than read tables."""
