"""Who shares the work of a build: processes of this machine, or a cluster that may be missing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Workers:
    """Who shares the work.

    *count* processes of this machine (0: one for each processor, 1: only this one), or the
    workers of the Dask scheduler at *cluster* (``tcp://host:8786``).  *storage* is a folder that
    all of them reach, as fsspec names one (``s3://bucket/builds``, ``/mnt/builds``); it holds
    what may not be published while they work, and must be the publisher's own.
    """

    count: int = 0
    cluster: str = ""
    storage: str = ""


class ClusterError(OSError):
    """The cluster that was asked for cannot be used; the message is for a person."""
