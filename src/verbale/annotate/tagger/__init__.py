"""The trained tagger: one pass of its encoder over a Doc, and what each of its heads says of it."""
