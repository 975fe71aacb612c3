"""Languages and fallback, letters and words, Kazakh endings, numbers in words, rich text."""
