"""Pages of coaches, planners and managers: today, trajectories, logging, registration."""
