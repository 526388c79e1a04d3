"""Models that the project trains itself, from public data that lies beside the checkout."""
