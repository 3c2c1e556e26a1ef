"""The domain: pure Python. No Django, no wall clock, no I/O but reading ``wissel.rules``."""
