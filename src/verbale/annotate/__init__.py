"""Document -> Reading: one spaCy component a file.

The components work in any spaCy pipeline: `nlp.add_pipe("verbale_attribution")`, then `doc._.statements`.
"""

from verbale.annotate import reading  # noqa: F401  (it gives every Doc its `statements`)
