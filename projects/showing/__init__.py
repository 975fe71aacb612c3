"""What templates show with: plain functions, which the template engine gives to the pages and
projects/templatetags/exhibit.py to the templates of Django (the desk, prints)."""
