"""Languages and fallback, letters and words, Kazakh endings, numbers in words, rich text;
numbers and dates as people type them, texts as they come in."""
