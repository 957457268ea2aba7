"""Where a text names somebody: the lexicon's surfaces merged with what the tagger sees."""
