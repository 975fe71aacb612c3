"""The files of photos: from an upload to a private original and clean public copies.

``uploads`` puts photos onto entries; ``validation`` refuses what is no picture for a stand and says
what to do then; ``clean`` turns, converts and strips; ``copies`` makes the sizes that pages show;
``storage`` files all of it, ``clearing`` removes it again; ``signals`` takes in a new file and
hides a photo whose right has ended (what else hides one: ``models/photo.py``); ``print_quality`` says in words how it will print; ``system_checks`` speaks at start.
"""

from projects.photos.clean import CleanPicture, clean_picture

__all__ = ["CleanPicture", "clean_picture"]
