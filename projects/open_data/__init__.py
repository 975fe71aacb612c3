"""The results and what they are made of as data: JSON, CSV, XLSX, and a Data Package of tables.

``results`` writes totals with their evidence under a query; ``tables`` are the tables of the whole
exhibition with what each field means; ``package`` describes them to programs.
"""
