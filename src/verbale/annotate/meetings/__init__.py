"""Meetings, held or to come: who meets, where, when, who hosts, and how it stands."""
