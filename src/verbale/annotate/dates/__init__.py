"""When: date expressions, what they mean, and the moments of statements."""
