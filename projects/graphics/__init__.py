"""Drawings made by code: ornament, the map of the regions, samples' pictures, print letters."""
