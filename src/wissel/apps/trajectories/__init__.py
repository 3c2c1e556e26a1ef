"""Trajectories: employment, absence, journal, obligations, capacity, consents."""
