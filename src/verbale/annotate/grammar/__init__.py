"""The grammar of a Doc: its tree, small questions to the parse, quotation marks, what is negated or supposed."""
