"""Where a text describes somebody, and what it says of them: "the two former Norwegian envoys"."""
