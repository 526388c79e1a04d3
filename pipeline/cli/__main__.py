"""`python -m pipeline.cli`."""

from pipeline.cli import main_of_a_process

main_of_a_process()
