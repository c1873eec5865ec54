"""What the user keeps. Nothing about a family is asked for, and nothing leaves the computer."""
