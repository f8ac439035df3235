"""The names that the kernel sets and calls."""


async def install(*requirements: object, **_options: object) -> None:
    """Refuse: there is nowhere to install from.

    Raises:
        RuntimeError: Always.
    """
    message = f"Nothing can be installed in the browser edition: {requirements!r}."
    raise RuntimeError(message)
