"""Work outside the web processes: visitors' PDFs, ordered prints, large imports.

``kinds`` declares what can be asked for, ``queue`` keeps what was asked and its outcome in a table.
``keeper`` is the process beside the server: it hands out tasks to a ``worker``, one at a time and
within ``limits``, and starts another where one has died. ``errors`` tell a person why not.

django-tasks with its database back end (0.13) was weighed: it leaves for ever "running" what a
killed worker had begun, ends where the database is locked for long, and knows neither progress nor
that two people ask for the same.
"""
