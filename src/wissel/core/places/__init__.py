"""Where work is: postcodes, distances, and an estimate of the travel time."""
