"""On what occasion, and where, something was said."""
