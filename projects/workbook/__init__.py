"""The round trip: entries out as a workbook or CSV for staff, back in as a plan, then written.

``tables`` says which columns there are, ``write`` makes the file, ``safe`` and ``read`` open one
that somebody sent, ``plan`` says row by row what it would change, ``apply`` does or undoes it.
"""
