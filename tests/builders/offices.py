"""The request that tests of offices and of delegates start from."""

from tests.builders.stories import Story, at_step


def asked(of) -> Story:
    """A request that waits for approval."""
    return at_step(5).under(of)
