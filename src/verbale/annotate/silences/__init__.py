"""What was not said, answered, raised or disclosed."""
