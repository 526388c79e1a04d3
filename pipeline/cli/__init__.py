"""The command line: `factmill COMMAND`. One file a command; what is heavy is imported inside the command."""


def main() -> None:
    """Run the command line and exit: 0 done, 1 refused by a gate, 2 wrong use or environment."""
    from pipeline.cli.group import factmill

    factmill(prog_name="factmill", auto_envvar_prefix="FACTMILL")
