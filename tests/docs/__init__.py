"""Pages of pipeline/docs that are generated: `python -m tests.docs` renews them."""
