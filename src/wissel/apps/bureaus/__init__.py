"""Bureaus, the people who work there, and the employers they work for."""
