"""The audit: what a row must be, what a table should be, and what happens to those that are not."""
