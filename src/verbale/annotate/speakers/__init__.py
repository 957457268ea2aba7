"""Whom sources, pronouns and descriptions mean in the course of the text."""
