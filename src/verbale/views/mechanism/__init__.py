"""What a mechanism looks like to one reader.

Each view takes the `State` that `verbale.mechanism.seen_by` gives for that reader and nothing else, so that no view can
show, count or name what the reader may not see.
"""
