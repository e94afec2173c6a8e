# Every target is a task of tasks.py; `make` alone lists them.
# Options travel in ARGS:  make check ARGS="--authority 示例市市场监督管理局"
PYTHON ?= python3
TASKS := site check audit template find publish rollback agenda affected takedown serve test lint format docs lock clean bench-small

.PHONY: help $(TASKS)

help:
	@$(PYTHON) tasks.py --list

$(TASKS):
	@$(PYTHON) tasks.py $@ $(ARGS)
