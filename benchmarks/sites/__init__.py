"""What others would build for the same rows, small and honest."""
