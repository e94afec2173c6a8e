"""A plugin of Pelican that only says that something went wrong: that, too, must end the site."""

import logging


def register() -> None:
    logging.getLogger(__name__).error("said as an error")
