"""What the exhibition holds, one idea a module."""

from projects.models.photo import Photo
from projects.models.project import Citation, Participation, Project
from projects.models.results import HeadlineFigure, Indicator, Metric
from projects.models.review import TranslationReview
from projects.models.source import Source
from projects.models.stand import Block, Organisation, Region, Theme

__all__ = [
    "Block",
    "Citation",
    "HeadlineFigure",
    "Indicator",
    "Metric",
    "Organisation",
    "Participation",
    "Photo",
    "Project",
    "Region",
    "Source",
    "Theme",
    "TranslationReview",
]
