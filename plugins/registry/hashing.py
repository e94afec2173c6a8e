"""Eight bytes that stand for a text.  Only the standard library: who waits reads this, too."""

from hashlib import blake2b


def digest(text: str) -> int:
    """64 bits that stand for *text*; two texts may share them, so whoever must be sure looks."""
    data = text.encode(errors="surrogatepass")  # the names of files may be any bytes
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)
