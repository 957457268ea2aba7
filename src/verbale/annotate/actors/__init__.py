"""The cast of a document: who is mentioned, under which names, of which office and state."""
