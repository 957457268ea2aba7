"""Who is said to have said what: sources, cues and contents."""
