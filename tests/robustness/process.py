"""What the kernel knows of a server and its connections: what tests wait for."""

import os
import pathlib
import resource

from waiting import wait_until


def cpu_seconds(server):
    stat = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii")
    fields = stat.rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mib_max():
    """The most that any process had which has been waited for."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def open_descriptors(server):
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def wait_until_read(connection):
    """Until the server has accepted the connection and read everything that was sent on it."""
    here, server = connection.getsockname()[1], connection.getpeername()[1]
    ends = (f"0100007F:{server:04X}", f"0100007F:{here:04X}")

    def is_read():
        with open("/proc/net/tcp", encoding="ascii") as lines:
            for line in lines:
                fields = line.split()
                if tuple(fields[1:3]) == ends:
                    return fields[4].endswith(":00000000") and fields[9] != "0"
        return True

    wait_until(is_read)


def refuses_connections(server):
    try:
        server.connect().close()
        return False
    except ConnectionError:
        return True


def stop_and_wait(server, signal):
    """Sends the signal, and waits until it has come: nothing is accepted any more."""
    server.process.send_signal(signal)
    wait_until(lambda: refuses_connections(server))
