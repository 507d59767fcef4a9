-- The ledger file, version 1. Append and retire, never erase. docs/ledger-file.md says what each column means.
-- Days are ISO dates (YYYY-MM-DD), moments ISO 8601 in UTC, offsets Unicode code points into reports.text, half open.

CREATE TABLE originals (               -- the bytes as received, once for each content
  digest     TEXT PRIMARY KEY,         -- sha256 of the bytes, hexadecimal
  size       INTEGER NOT NULL,         -- bytes before packing
  packed     BLOB NOT NULL             -- zlib
) WITHOUT ROWID;

CREATE TABLE runs (                    -- PROV activity: which code, knowledge and model
  id         TEXT PRIMARY KEY,
  version    TEXT NOT NULL,
  knowledge  TEXT NOT NULL,
  model      TEXT NOT NULL,
  first_used TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE reports (                 -- what was received; `record` is the whole report but its text (JSON)
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  digest     TEXT NOT NULL REFERENCES originals (digest),
  media_type TEXT NOT NULL,
  title      TEXT,
  outlet     TEXT,
  url        TEXT,
  published  TEXT,
  anchor     TEXT,
  original_outlet TEXT,
  original_published TEXT,
  text       TEXT NOT NULL,
  record     TEXT NOT NULL,
  added      TEXT NOT NULL
);
CREATE INDEX reports_name ON reports (name, id);
CREATE INDEX reports_digest ON reports (digest);
CREATE INDEX reports_published ON reports (published);

CREATE TABLE report_history (          -- metadata of a report that was received again with other metadata
  row        INTEGER PRIMARY KEY,
  report     TEXT NOT NULL REFERENCES reports (id),
  record     TEXT NOT NULL,
  replaced   TEXT NOT NULL
);

CREATE TABLE readings (                -- what one run made of one report; the newest is the current one
  row        INTEGER PRIMARY KEY,
  report     TEXT NOT NULL REFERENCES reports (id),
  run        TEXT NOT NULL REFERENCES runs (id),
  made       TEXT NOT NULL,
  current    INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX readings_current ON readings (report) WHERE current;

CREATE TABLE claims (                  -- one row for each state of a claim; retired rows stay
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  report     TEXT NOT NULL REFERENCES reports (id),
  reading    INTEGER NOT NULL REFERENCES readings (row),
  section    TEXT NOT NULL,
  start      INTEGER NOT NULL,
  end        INTEGER NOT NULL,
  type       TEXT NOT NULL,
  mode       TEXT,
  status     TEXT NOT NULL,
  salience   TEXT NOT NULL,
  score      REAL,
  day_from   TEXT,
  day_to     TEXT,
  source     TEXT,                     -- the innermost source
  seal       TEXT NOT NULL,            -- hash of the record and of all the words that it points to
  record     TEXT NOT NULL,            -- the whole claim (JSON)
  retired_by TEXT REFERENCES runs (id),
  retired    TEXT
);
CREATE UNIQUE INDEX claims_current ON claims (id) WHERE retired_by IS NULL;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_report ON claims (report, start, end, id);
CREATE INDEX claims_type ON claims (type, status) WHERE retired_by IS NULL;
CREATE INDEX claims_status ON claims (status) WHERE retired_by IS NULL;
CREATE INDEX claims_days ON claims (day_from, day_to) WHERE retired_by IS NULL;

CREATE TABLE claim_actors (
  row        INTEGER PRIMARY KEY,
  claim      INTEGER NOT NULL REFERENCES claims (row),
  role       TEXT NOT NULL,
  canonical  TEXT NOT NULL,
  folded     TEXT NOT NULL,            -- the canonical name in lower case, without accents
  kind       TEXT NOT NULL
);
CREATE INDEX claim_actors_claim ON claim_actors (claim);
CREATE INDEX claim_actors_name ON claim_actors (folded, claim);

CREATE TABLE claim_places (
  row        INTEGER PRIMARY KEY,
  claim      INTEGER NOT NULL REFERENCES claims (row),
  rel        TEXT NOT NULL,
  canonical  TEXT NOT NULL,
  folded     TEXT NOT NULL,            -- the canonical name in lower case, without accents
  kind       TEXT NOT NULL,
  precision  TEXT NOT NULL,
  lat        REAL,
  lon        REAL,
  radius_km  REAL,
  gazetteer  TEXT,                     -- the place's id in the gazetteer
  country    TEXT                      -- ISO 3166-1 alpha-2
);
CREATE INDEX claim_places_claim ON claim_places (claim);
CREATE INDEX claim_places_name ON claim_places (folded, claim);
CREATE INDEX claim_places_country ON claim_places (country, claim);
CREATE VIRTUAL TABLE place_boxes USING rtree (row, lon_min, lon_max, lat_min, lat_max);

CREATE TABLE claim_sources (           -- the chain of who says so, outermost first
  row        INTEGER PRIMARY KEY,
  claim      INTEGER NOT NULL REFERENCES claims (row),
  position   INTEGER NOT NULL,         -- 0 is the outermost
  innermost  INTEGER NOT NULL,
  canonical  TEXT NOT NULL,
  folded     TEXT NOT NULL,            -- the canonical name in lower case, without accents
  kind       TEXT NOT NULL
);
CREATE INDEX claim_sources_claim ON claim_sources (claim);
CREATE INDEX claim_sources_name ON claim_sources (folded, claim);

CREATE TABLE links (                   -- two claims and what one is to the other
  row        INTEGER PRIMARY KEY,
  start      TEXT NOT NULL,
  rel        TEXT NOT NULL,
  end        TEXT NOT NULL,
  score      REAL,
  reasons    TEXT NOT NULL,            -- JSON list of words
  run        TEXT NOT NULL REFERENCES runs (id),
  retired_by TEXT REFERENCES runs (id)
);
CREATE UNIQUE INDEX links_current ON links (start, rel, end) WHERE retired_by IS NULL;
CREATE INDEX links_end ON links (end);

CREATE TABLE judgements (              -- a person's decision: signed, dated, never altered
  row        INTEGER PRIMARY KEY,
  claim      TEXT NOT NULL,            -- the claim's id, so that a new reading orphans no decision
  rel        TEXT,                     -- of a decision about a link: the relation ...
  other      TEXT,                     -- ... and the other claim
  verdict    TEXT NOT NULL,
  coder      TEXT NOT NULL,
  made       TEXT NOT NULL,
  changes    TEXT,                     -- JSON: corrected fields
  note       TEXT
);
CREATE INDEX judgements_claim ON judgements (claim);
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN SELECT RAISE (ABORT, 'judgements are never altered'); END;
CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements BEGIN SELECT RAISE (ABORT, 'judgements are never erased'); END;

CREATE TABLE notes (                   -- the margin: what a step declined, fixed or could not decide
  row        INTEGER PRIMARY KEY,
  reading    INTEGER NOT NULL REFERENCES readings (row),
  step       TEXT NOT NULL,
  text       TEXT NOT NULL,
  start      INTEGER,
  end        INTEGER
);
CREATE INDEX notes_reading ON notes (reading);

CREATE TABLE refusals (                -- what could not be read, and why; retired once it could
  row        INTEGER PRIMARY KEY,
  file       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  made       TEXT NOT NULL,
  retired    TEXT
);
CREATE UNIQUE INDEX refusals_current ON refusals (file, reason) WHERE retired IS NULL;

-- Full text. Neither table keeps the words a second time; rows are those of reports and claims.
CREATE VIRTUAL TABLE report_words USING fts5 (title, text, content = 'reports', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE quote_words USING fts5 (quote, content = '', tokenize = 'unicode61 remove_diacritics 2');
