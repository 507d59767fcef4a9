-- Version 2: what linking finds. docs/ledger-file.md says what each column means.

CREATE TABLE copies (                  -- which report copies which, and how
  row        INTEGER PRIMARY KEY,
  report     TEXT NOT NULL REFERENCES reports (id),
  copy_of    TEXT NOT NULL REFERENCES reports (id),
  kind       TEXT NOT NULL,
  record     TEXT NOT NULL,            -- the whole copy: shares, passages, reasons (JSON)
  run        TEXT NOT NULL REFERENCES runs (id),
  retired_by TEXT REFERENCES runs (id)
);
CREATE UNIQUE INDEX copies_current ON copies (report, copy_of) WHERE retired_by IS NULL;
CREATE INDEX copies_of ON copies (copy_of);

CREATE TABLE events (                  -- claims told of one happening, or of one plan; one row for each state
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  plan       INTEGER NOT NULL,
  tellings   INTEGER NOT NULL,         -- claims
  reports    INTEGER NOT NULL,
  roots      INTEGER NOT NULL,         -- independent ones
  record     TEXT NOT NULL,            -- the whole event: claims in order, roots with the reasons of each merge (JSON)
  run        TEXT NOT NULL REFERENCES runs (id),
  retired_by TEXT REFERENCES runs (id)
);
CREATE UNIQUE INDEX events_current ON events (id) WHERE retired_by IS NULL;
CREATE INDEX events_id ON events (id);

CREATE TABLE event_claims (            -- which claims an event holds; only of current events
  claim      TEXT PRIMARY KEY,
  event      INTEGER NOT NULL REFERENCES events (row)
) WITHOUT ROWID;
CREATE INDEX event_claims_event ON event_claims (event);

CREATE TABLE linkings (                -- up to which reading a report has been linked, and by which code
  report     TEXT PRIMARY KEY REFERENCES reports (id),
  reading    INTEGER NOT NULL REFERENCES readings (row),
  run        TEXT NOT NULL REFERENCES runs (id),
  made       TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE fingerprints (            -- shingles that two reports share where one copies from the other
  hash       INTEGER NOT NULL,
  report     INTEGER NOT NULL REFERENCES reports (row),
  PRIMARY KEY (hash, report)
) WITHOUT ROWID;
CREATE INDEX fingerprints_report ON fingerprints (report);

CREATE TABLE blocks (                  -- claims that share a key are compared with each other
  key        TEXT NOT NULL,
  day        INTEGER NOT NULL,         -- of the claim, as an ordinal: neighbours in time are compared first
  claim      TEXT NOT NULL,
  PRIMARY KEY (key, day, claim)
) WITHOUT ROWID;
CREATE INDEX blocks_claim ON blocks (claim);
CREATE INDEX judgements_other ON judgements (other) WHERE other IS NOT NULL;
