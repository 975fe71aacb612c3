"""The files of photos: from an upload to a private original and clean public copies.

``uploads`` adds photos to entries, ``plan`` those whose stand their ``names`` tell; ``validation``
refuses unusable files and says what to do then; ``clean`` makes what may be published of them,
``decode`` turns, converts and strips within limits of memory and time; ``copies`` makes the sizes
that pages show; ``storage`` keeps the files, ``clearing`` removes them; ``signals`` takes in a new
file and hides a photo whose right has ended (what else hides one: ``models/photo.py``);
``print_quality`` says in words how it will print; ``system_checks`` checks the settings at start.
"""

from projects.photos.clean import CleanPicture, clean_picture

__all__ = ["CleanPicture", "clean_picture"]
