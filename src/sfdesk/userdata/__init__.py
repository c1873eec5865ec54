"""What is remembered of looking for something. Nothing about a family is asked for."""
