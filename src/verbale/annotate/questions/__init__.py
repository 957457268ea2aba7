"""What is at issue inside one report, and the positions that its voices take."""
