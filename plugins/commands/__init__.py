"""What `tasks.py` calls: one function a task, each returning the command's exit code.

`bootstrap` and `console` use the standard library only and import nothing of ours: the first runs
before there is an environment to import from.
"""
