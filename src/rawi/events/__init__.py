"""Events: who did what to whom, when and where, in PLOVER's types."""
