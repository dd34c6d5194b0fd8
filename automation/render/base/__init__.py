"""What every text passes: encoders of the places where it is shown, cutting, dates."""
