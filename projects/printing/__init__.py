"""What the exhibition prints: A4 summaries, stand panels, QR labels.

``sheet`` says what an entry says on paper; ``summary``, ``panel`` and ``label`` lay it out;
``fit`` knows how much text a place takes; ``edition`` knows what changed since an earlier print;
``preflight`` what is wrong before printing; ``pdf`` writes the file.
"""
