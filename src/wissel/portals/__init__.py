"""Screens, one package per audience; they know doors, never models."""
