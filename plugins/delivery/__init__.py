"""From the finished site to the world: a folder that a web server shows, or object storage.

Knows files and nothing else: no list, no page, no Pelican.  Only ``tasks.py`` imports it.
"""
