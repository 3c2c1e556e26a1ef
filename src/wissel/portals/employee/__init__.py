"""Pages of the employee: the next step, a draft to read, what happens when, who sees what."""
