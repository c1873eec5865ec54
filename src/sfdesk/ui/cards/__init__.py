"""Result cards: what each says, and how it is painted."""
