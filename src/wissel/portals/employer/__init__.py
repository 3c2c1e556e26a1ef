"""Pages of the employer: whose turn it is, the trajectories, the reports."""
