"""Processes that a test started, by a mark in their environment: whom they listen to, how nice they are, and their end."""

import os
import signal
import socket
import struct
import time
import uuid

MARK = "OSTRAKON_CLUSTER_TEST"


class Marked:
    """All processes that inherit one mark."""

    def __init__(self):
        self.mark = uuid.uuid4().hex
        self._wanted = f"{MARK}={self.mark}".encode()

    def all(self):
        """Their ids."""
        return [pid for pid in _pids() if self._wanted in _read(f"/proc/{pid}/environ").split(b"\0")]

    def named(self, *words):
        """Those whose command line has all these words."""
        return [pid for pid in self.all() if all(word in command(pid) for word in words)]

    def busy(self, *words):
        """Those of them that compute just now."""
        return [pid for pid in self.named(*words) if state(pid) == "R"]

    def listening(self):
        """(address, port, command) of everything that they listen on."""
        sockets = {inode: (address, port) for address, port, inode in _listeners()}
        found = []
        for pid in self.all():
            found += [(*sockets[inode], command(pid)[:60], pid) for inode in _inodes(pid) if inode in sockets]
        return found

    def end(self):
        """Ends those that are left, each by its id."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for pid in self.all():
                _kill(pid, sign)
            deadline = time.monotonic() + 5
            while self.all() and time.monotonic() < deadline:
                time.sleep(0.1)


def command(pid):
    """Its command line, in one."""
    return _read(f"/proc/{pid}/cmdline").replace(b"\0", b" ").decode(errors="replace")


def state(pid):
    """R if it computes, S if it sleeps; nothing if it is gone."""
    return _stat(pid)[:1]


def niceness(pid):
    """From -20 to 19."""
    return int(_stat(pid).split()[16])


def seconds(pid):
    """Of processors, its own and those of its children that have ended."""
    fields = _stat(pid).split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def parent(pid):
    """Who started it."""
    return int(_stat(pid).split()[1])


def _stat(pid):
    """What stands behind the name."""
    return _read(f"/proc/{pid}/stat").decode(errors="replace").rpartition(") ")[2]


def _pids():
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _kill(pid, sign):
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        pass


def _inodes(pid):
    folder, inodes = f"/proc/{pid}/fd", []
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    for name in names:
        try:
            target = os.readlink(f"{folder}/{name}")
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.append(int(target[8:-1]))
    return inodes


def _listeners():
    """All sockets of this machine that listen."""
    for table, family in (("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)):
        for line in _read(f"/proc/net/{table}").decode().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A":
                address, port = fields[1].split(":")
                yield _address(address, family), int(port, 16), int(fields[9])


def _address(digits, family):
    """The kernel writes words of 32 bits in this machine's order."""
    raw = bytes.fromhex(digits)
    words = struct.unpack(f"<{len(raw) // 4}I", raw)
    return socket.inet_ntop(family, struct.pack(f">{len(words)}I", *words))
