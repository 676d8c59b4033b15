-- A log is the register, or an election's board. Its entries, its signed checkpoints and the files that its documents name are only ever added.
CREATE TABLE logs (
    log {key},
    kind {text} NOT NULL CHECK (kind IN ('register', 'election')),
    slug {text} NOT NULL,
    origin {text} NOT NULL UNIQUE,
    UNIQUE (kind, slug)
) {strict};

CREATE TABLE entries (
    log {int} NOT NULL REFERENCES logs (log),
    place {int} NOT NULL CHECK (place >= 0),
    bytes {bytes} NOT NULL,
    PRIMARY KEY (log, place)
) {strict};

-- What the log signed, before it left the house: one row a transaction.
CREATE TABLE checkpoints (
    log {int} NOT NULL REFERENCES logs (log),
    size {int} NOT NULL CHECK (size > 0),
    note {text} NOT NULL,
    PRIMARY KEY (log, size)
) {strict};

CREATE TABLE files (
    log {int} NOT NULL REFERENCES logs (log),
    path {text} NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (log, path)
) {strict};

CREATE TABLE cosignatures (
    log {int} NOT NULL REFERENCES logs (log),
    size {int} NOT NULL CHECK (size > 0),
    witness {text} NOT NULL,
    line {text} NOT NULL,
    PRIMARY KEY (log, witness, size)
) {strict};

-- What was decided once: that a vote has ended.
CREATE TABLE moments (
    log {int} NOT NULL REFERENCES logs (log),
    name {text} NOT NULL,
    time {int} NOT NULL CHECK (time >= 0),
    PRIMARY KEY (log, name)
) {strict};

{append-only logs}
{append-only entries}
{append-only checkpoints}
{append-only files}
{append-only cosignatures}
{append-only moments}

-- Between trustees, until the ceremony has ended.
CREATE TABLE envelopes (
    log {int} NOT NULL REFERENCES logs (log),
    attempt {int} NOT NULL,
    sender {int} NOT NULL,
    recipient {int} NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (log, attempt, sender, recipient)
) {strict};
