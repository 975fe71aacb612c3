"""Running the site: its data folder, backup and restore, health.

``folder`` holds the folder's lock and permissions; ``archive`` writes and reads the one file of a
backup, ``contents`` says what is in it, ``sqlite`` and ``postgresql`` copy the database;
``backup``, ``restore`` and ``verify`` are the acts, ``restored_files`` puts pictures in place;
``last_backup`` remembers when; ``health`` answers ``/healthz/full``.
"""
