"""The workbook of staff: exports entries as XLSX or CSV, and imports a changed file.

``tables`` defines the columns, ``write`` makes the file, ``safe`` and ``read`` open an uploaded
one, ``plan`` lists row by row what it would change, ``apply`` writes that, first
``aside`` and, where it is ``large``, by the worker, and ``undo`` takes it back.
"""
