"""Formats in and out, as parsers from and to core types. No ORM."""
