pytest_plugins = ["time_limits"]
