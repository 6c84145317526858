"""A file is never waited for: a pipe, a device, a socket or a folder in its place is refused."""

import os
import signal
import socket
import subprocess
import time

import pytest

from glueprint_server import BINARY, Server, own_environment, refusal
from process import resident_mib_max
from raw_http import check_that_a_good_request_succeeds, request
from waiting import wait_until

FLAGS = ["--fixtures", "--timelines", "--faults", "--verify-signatures", "--config", "--data",
         "--tls-self-signed", "--tls-cert"]


@pytest.fixture(params=["pipe", "zero", "socket"])
def odd(request, tmp_path):
    path = tmp_path / "odd.json"
    if request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "zero":
        path.symlink_to("/dev/zero")
    else:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    return path


@pytest.mark.parametrize("flag", FLAGS)
def test_what_is_no_file_is_refused_at_once_by_every_flag(odd, flag):
    key = ("--tls-key", odd) if flag == "--tls-cert" else ()
    status, errors = refusal(flag, odd, *key)
    assert status == 2
    assert len(errors.splitlines()) == 1
    assert "regular file" in errors
    assert any(name in errors for name in (flag, odd.name, "/dev/zero"))


def test_what_is_no_file_is_a_mistake_to_check(odd):
    for path in (odd, odd.parent):
        result = subprocess.run([BINARY, "check", path], env=own_environment(), timeout=30,
                                capture_output=True, text=True, check=False)
        assert result.returncode == 1
        assert "odd.json: cannot be read: Not a regular file" in result.stdout + result.stderr


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(1 << 32)
    before = resident_mib_max()
    status, errors = refusal("--fixtures", large)
    assert status == 2
    assert "larger than 268435456 bytes" in errors
    assert resident_mib_max() <= max(before, 300)


def test_a_pipe_that_comes_into_a_watched_folder_makes_nobody_wait(tmp_path):
    (tmp_path / "seed.json").write_text('{"Blueprint": {"Name": "one"}}')
    with Server("--fixtures", tmp_path, "--watch") as server:
        os.mkfifo(tmp_path / "pipe.json")
        wait_until(lambda: "pipe.json: cannot be read: Not a regular file" in server.errors())
        check_that_a_good_request_succeeds(server)


def test_a_certificate_is_not_written_into_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "tls.pem.new")
    with Server("--tls-self-signed", tmp_path / "tls.pem"):
        assert (tmp_path / "tls.pem").read_text().startswith("-----BEGIN CERTIFICATE-----")


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_each_signal_stops_a_server(name):
    server = Server("--log-level", "info")
    server.process.send_signal(name)
    assert server.process.wait(timeout=10) == 0
    assert "Stopping" in server.stop()[1]


def test_nohup_keeps_a_server_from_stopping_with_its_terminal():
    process = subprocess.Popen(["nohup", BINARY, "serve", "--port", "0"], text=True,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env=own_environment())
    while process.stdout.readline() not in ("Ready.\n", ""):
        pass
    process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=0.5)
    process.terminate()
    assert process.wait(timeout=10) == 0
    process.stdout.close()


def test_a_second_signal_ends_the_server_at_once():
    server = Server("--log-level", "error")
    with server.connect() as connection:
        connection.sendall(request()[:-5])
        check_that_a_good_request_succeeds(server)
        server.process.send_signal(signal.SIGTERM)
        with pytest.raises(subprocess.TimeoutExpired):
            server.process.wait(timeout=0.3)
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=10) == 1
        assert time.monotonic() - started < 2
    server.stop()


def test_a_signal_ends_a_server_that_is_still_starting(tmp_path):
    seed = tmp_path / "seed.json"
    runs = ",".join('{"BlueprintName":"b","RunId":"br_%d","State":"SUCCEEDED"}' % i
                    for i in range(200_000))
    seed.write_text('{"BlueprintRuns":[%s]}' % runs)
    process = subprocess.Popen([BINARY, "serve", "--port", "0", "--fixtures", seed],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=own_environment())
    wait_until(lambda: catches(process, signal.SIGTERM))
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 128 + signal.SIGTERM


def status_of(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)


def catches(process, number):
    return int(status_of(process)["SigCgt"], 16) >> (number - 1) & 1
