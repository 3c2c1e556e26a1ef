"""Wissel runs Dutch second-track re-integration trajectories (*re-integratie tweede spoor*)."""
