"""Verbale."""
