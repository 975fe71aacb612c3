"""Accounts of the staff: what slows the guessing of their passwords."""
