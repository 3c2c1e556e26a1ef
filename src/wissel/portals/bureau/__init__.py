"""Pages about the bureau itself: its people and its clients."""
