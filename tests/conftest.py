"""Of every test: a limit of time, and servers that hear SIGHUP even where nohup has hidden it."""

import signal

pytest_plugins = ["time_limits"]
signal.signal(signal.SIGHUP, signal.SIG_DFL)
