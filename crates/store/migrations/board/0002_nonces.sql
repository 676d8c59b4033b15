-- Signed requests that have counted, until nobody could send them again.
CREATE TABLE nonces (
    nonce {bytes} NOT NULL PRIMARY KEY,
    until {int} NOT NULL CHECK (until >= 0)
) {strict};

CREATE INDEX nonces_by_end ON nonces (until);
