"""What becomes of a picture: one upload goes in, a kept original and clean copies come out.

``checks`` says what is no picture for a stand, and what to do then; ``clean`` turns, converts and
strips; ``copies`` makes the sizes that pages show; ``keeping`` files all of it and clears it away
again; ``quality`` says in words how it will print.
"""

from projects.photos.clean import CleanPicture, clean_picture

__all__ = ["CleanPicture", "clean_picture"]
