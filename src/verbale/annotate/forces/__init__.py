"""What a statement does: whether it offers, demands, denies; its polarity and modality; for whose good."""
