"""Progress: bars on a terminal, plain lines elsewhere; always beside the report, on standard error."""

import sys
import time

_WIDTH = 32
# Seconds between two lines where there is no terminal.
_PERIOD = 15


def amount(number, one, many=None):
    """A number with its noun: `1 piece`, `12,345 pieces`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class Silent:
    """Nobody watches."""

    def cut(self, job):
        """A record is cut."""

    def whole(self, why):
        """The record is not cut: it is verified here, in one piece."""

    def begin(self, number, total, before):
        """A pass of `total` pieces begins; `before` are done already."""

    def at(self, done):
        """So many pieces of the pass are done."""

    def end(self, number, done):
        """A pass has ended: a `driver.Pass`."""

    def stage(self, name, done, total):
        """A stage of the reduction is so far; `total` is None if nobody knows."""


class Bars(Silent):
    """For people. Whatever is told goes to `to`."""

    def __init__(self, to=sys.stderr):
        self._to, self._terminal = to, to.isatty()
        self._shown, self._since, self._name, self._total = 0.0, 0.0, "", 0

    def cut(self, job):
        passes = ", then ".join(amount(len(tasks), "piece") for tasks in job.passes)
        self._line(f"{amount(job.size, 'entry', 'entries')} cut: {passes}; job {job.context}.")

    def whole(self, why):
        self._line(f"{why} It is verified here, in one piece.")

    def begin(self, number, total, before):
        self._name, self._total, self._since = f"pass {number}", total, time.monotonic()
        self._shown = self._since
        self.at(before)

    def at(self, done):
        now = time.monotonic()
        if now - self._shown >= (0.1 if self._terminal else _PERIOD):
            self._shown = now
            self._show(self._name, done, self._total)

    def end(self, number, done):
        before = f", {done.before} of them before" if done.before else ""
        again = f", {amount(done.again, 'of them begun again', 'of them begun again')}" if done.again else ""
        seconds = time.monotonic() - self._since
        self._line(f"pass {number}: {amount(done.pieces, 'piece')} done{before}{again} ({seconds:.1f} s)")

    def stage(self, name, done, total):
        now = time.monotonic()
        if self._terminal and total and now - self._shown >= 0.1:
            self._shown = now
            self._show(name, done, total)

    def close(self):
        """Leaves no bar behind."""
        self._wipe()

    def _show(self, name, done, total):
        if not self._terminal:
            self._line(f"{name}: {done:,} of {amount(total, 'piece')}")
            return
        full = _WIDTH * min(done, total) // max(total, 1)
        self._to.write(f"\r\x1b[K  {name:<28} {'━' * full:<{_WIDTH}} {done:,}/{total:,}")
        self._to.flush()

    def _wipe(self):
        if self._terminal:
            self._to.write("\r\x1b[K")
            self._to.flush()

    def _line(self, text):
        self._wipe()
        print(text, file=self._to, flush=True)
