"""One Django app per concept, each behind one door: its package ``service``."""
