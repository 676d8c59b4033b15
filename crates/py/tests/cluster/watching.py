"""Progress that acts: tests do something at one moment of a verification."""

from ostrakon.cluster.bars import Silent


class At(Silent):
    """Calls what is given under `begin1`, `end2`, … when that pass begins or ends; under `done1` with how many of its pieces are done."""

    def __init__(self, **acts):
        self.acts, self.number = acts, 0

    def begin(self, number, total, before):
        self.number = number
        self._act(f"begin{number}")

    def at(self, done):
        if act := self.acts.get(f"done{self.number}"):
            act(done)

    def end(self, number, done):
        self._act(f"end{number}")

    def _act(self, name):
        if act := self.acts.get(name):
            act()


class Told:
    """An engine whose replies a test changes: `change(reply)` gives the replies that the driver sees."""

    def __init__(self, engine, change):
        self.engine, self.change = engine, change

    def run(self, work, tasks, at):
        for reply in self.engine.run(work, tasks, at):
            yield from self.change(reply)


class Here:
    """An engine of this process, for what does not depend on one. Nobody guards it."""

    def __init__(self, address="here"):
        self.address = address

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def guarded(self):
        return False

    def run(self, work, tasks, at):
        from ostrakon.cluster import work as pieces

        for done, task in enumerate(list(tasks)):
            at(done)
            yield pieces.run(work, task)
