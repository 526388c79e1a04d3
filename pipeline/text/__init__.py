"""Reading text. Pure: knows neither Dagster nor DuckDB nor pandas nor the clock."""
