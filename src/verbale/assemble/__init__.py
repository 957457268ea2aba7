"""Many readings to one record: stories, actors, meetings, events, questions, divergences, threads."""
