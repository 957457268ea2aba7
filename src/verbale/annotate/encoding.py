"""Stub; removed at the merge."""


def encode(doc):
    """The Doc."""
    return doc
