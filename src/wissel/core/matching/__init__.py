"""Vacancies against what somebody looks for and can do: allowed first, then ranked, explained."""
