"""Acts that the text tells of: by whom, on whom, of which PLOVER root, and how they are told."""
