"""What an operator needs to know and do: vital signs, figures, backups, a doctor."""
