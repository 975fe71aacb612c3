"""Pictures of numbers: what they say, how they are drawn, and as which files they can be had."""

from projects.results.charts.chart import Chart, Row, Series, Strip

__all__ = ["Chart", "Row", "Series", "Strip"]
