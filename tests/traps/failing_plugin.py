"""A plugin of Pelican that refuses to register: a site without it must not pass for a site."""


def register() -> None:
    raise RuntimeError("it will not register")
