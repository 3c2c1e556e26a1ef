"""Financial scenarios: what employee and employer each enter, and what follows from it."""
