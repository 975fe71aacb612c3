"""The models of the exhibition."""

from projects.models.citation import Citation
from projects.models.contribution import Contribution, ContributionFile
from projects.models.discarded_picture import DiscardedPicture
from projects.models.former_slug import FormerSlug, former_slugs
from projects.models.frozen_copy import FrozenCopy
from projects.models.guest_book import GuestBook, GuestMessage, GuestQuestion
from projects.models.institution import Institution
from projects.models.participation import Participation
from projects.models.photo import Photo
from projects.models.printed_sheet import PrintedSheet, SheetEvent
from projects.models.printing import Edition, PrintJob
from projects.models.project import Project
from projects.models.publication import (
    Approval,
    PendingChange,
    PendingVersion,
    PreviewLink,
    PublicationStep,
)
from projects.models.received_letter import ReceivedLetter
from projects.models.recording import Recording
from projects.models.report import Report
from projects.models.results import HeadlineFigure, Indicator, Metric
from projects.models.review import TranslationReview
from projects.models.scan import ScanCount
from projects.models.showing import OpeningException, OpeningHours, Showing
from projects.models.source import Source
from projects.models.stand import Block, Organisation, Region, Theme
from projects.models.synonyms import IndexedWord, SynonymGroup
from projects.models.task import Task
from projects.models.term import Term
from projects.models.text_review import TextReview
from projects.models.venue import Venue
from projects.models.waiting_photo import WaitingPhoto
from projects.models.workbook_import import WorkbookImport

__all__ = [
    "Approval",
    "Block",
    "Citation",
    "Contribution",
    "ContributionFile",
    "DiscardedPicture",
    "Edition",
    "FormerSlug",
    "FrozenCopy",
    "GuestBook",
    "GuestMessage",
    "GuestQuestion",
    "HeadlineFigure",
    "IndexedWord",
    "Indicator",
    "Institution",
    "Metric",
    "OpeningException",
    "OpeningHours",
    "Organisation",
    "Participation",
    "PendingChange",
    "PendingVersion",
    "Photo",
    "PreviewLink",
    "PrintJob",
    "PrintedSheet",
    "Project",
    "PublicationStep",
    "ReceivedLetter",
    "Recording",
    "Region",
    "Report",
    "ScanCount",
    "SheetEvent",
    "Showing",
    "Source",
    "SynonymGroup",
    "Task",
    "Term",
    "TextReview",
    "Theme",
    "TranslationReview",
    "Venue",
    "WaitingPhoto",
    "WorkbookImport",
    "former_slugs",
]
