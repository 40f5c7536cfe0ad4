"""Glossaries in the formats of others: a module for each, and `formats` that knows them all."""
