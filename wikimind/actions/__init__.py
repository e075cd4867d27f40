"""What the product does: each action is one transaction with its rules, then its nudge."""
