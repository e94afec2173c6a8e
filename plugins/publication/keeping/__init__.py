"""What stays published while a workbook is wrong: the last good public form of every record.

Only what passed the wall is remembered, and it passes the wall again on every day it is shown.
"""
