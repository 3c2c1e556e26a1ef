"""Documents: drafts, what the employee says, releases with their bytes and hash."""
