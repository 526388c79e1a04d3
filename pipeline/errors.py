"""Errors that a user reads: what is wrong with which file, and what to do next."""


class FactmillError(Exception):
    """A plain message and the next step. `exit_code` 2: wrong use or environment; 1: refused by a gate."""

    exit_code = 2

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message}\n{self.next_step}" if self.next_step else self.message


class InboxError(FactmillError):
    """The inbox cannot be read."""


class WarehouseError(FactmillError):
    """The warehouse cannot be read or written."""


class LockedError(WarehouseError):
    """Another run is writing to the warehouse."""


class RefusedError(FactmillError):
    """A gate refused the run: nothing that readers see was changed."""

    exit_code = 1
