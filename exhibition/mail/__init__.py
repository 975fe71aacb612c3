"""Letters to the staff: what is told to whom, in whose language, and how it gets away."""
