-- Who somebody is: one address, which is nobody else's. `folded` is the address as addresses are compared.
CREATE TABLE people (
    person {text} NOT NULL PRIMARY KEY,
    address {text} NOT NULL,
    folded {text} NOT NULL UNIQUE,
    name {text} NOT NULL
) {strict};

-- Who belongs to a body, as the registrar's last upload says.
CREATE TABLE members (
    body {text} NOT NULL,
    person {text} NOT NULL REFERENCES people (person),
    weight {int} NOT NULL CHECK (weight >= 1),
    PRIMARY KEY (body, person)
) {strict};

CREATE INDEX members_by_person ON members (person);

-- Who changed a body's members, when, and how many. No names.
CREATE TABLE uploads (
    upload {key},
    body {text} NOT NULL,
    registrar {text} NOT NULL,
    time {int} NOT NULL,
    added {int} NOT NULL,
    changed {int} NOT NULL,
    removed {int} NOT NULL
) {strict};

{append-only uploads}

-- One-time secrets, by their hash. Some are nobody's: an address that is not known costs the same work.
CREATE TABLE links (
    hash {bytes} NOT NULL PRIMARY KEY,
    person {text} NOT NULL,
    until {int} NOT NULL
) {strict};

-- Who is logged in, by the hash of the cookie.
CREATE TABLE sessions (
    hash {bytes} NOT NULL PRIMARY KEY,
    person {text} NOT NULL REFERENCES people (person) ON DELETE CASCADE,
    until {int} NOT NULL
) {strict};

CREATE INDEX sessions_by_person ON sessions (person);

-- How authenticators name a person: at random, so that they tell nothing.
CREATE TABLE handles (
    person {text} NOT NULL PRIMARY KEY REFERENCES people (person) ON DELETE CASCADE,
    handle {bytes} NOT NULL UNIQUE
) {strict};

CREATE TABLE passkeys (
    id {bytes} NOT NULL PRIMARY KEY,
    person {text} NOT NULL REFERENCES people (person) ON DELETE CASCADE,
    label {text} NOT NULL,
    added {int} NOT NULL,
    credential {text} NOT NULL
) {strict};

CREATE INDEX passkeys_by_person ON passkeys (person);

-- What members leave for the credential authority; this service cannot open it.
CREATE TABLE credentials (
    person {text} NOT NULL PRIMARY KEY REFERENCES people (person) ON DELETE CASCADE,
    sealed {bytes} NOT NULL
) {strict};

-- That a roll's people's list was fixed, or its election retired; the list itself is in `listed`.
CREATE TABLE lists (
    election {text} NOT NULL,
    roll {int} NOT NULL,
    body {text} NOT NULL,
    time {int} NOT NULL,
    people {int} NOT NULL,
    retired {int} NOT NULL,
    PRIMARY KEY (election, roll)
) {strict};

CREATE TABLE listed (
    election {text} NOT NULL,
    roll {int} NOT NULL,
    person {text} NOT NULL REFERENCES people (person),
    weight {int} NOT NULL,
    PRIMARY KEY (election, roll, person)
) {strict};

CREATE INDEX listed_by_person ON listed (person);

-- The one blinded message of each person and roll that was signed: its hash, and the answer.
CREATE TABLE tokens (
    election {text} NOT NULL,
    roll {int} NOT NULL,
    person {text} NOT NULL,
    blinded {bytes} NOT NULL,
    signature {bytes} NOT NULL,
    PRIMARY KEY (election, roll, person)
) {strict};

-- Whom an organiser reminds of what, once; `sent` is 0 while the mail waits.
CREATE TABLE reminders (
    election {text} NOT NULL,
    kind {text} NOT NULL,
    person {text} NOT NULL,
    sent {int} NOT NULL,
    PRIMARY KEY (election, kind, person)
) {strict};

CREATE INDEX reminders_waiting ON reminders (sent);
