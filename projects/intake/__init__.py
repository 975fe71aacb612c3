"""What an association sends: letters, photos, forms, and what they say for which field."""
