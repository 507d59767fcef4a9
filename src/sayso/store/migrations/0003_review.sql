-- Version 3: the word of an adjudicator, and claims that people add. docs/ledger-file.md says what each column means.

ALTER TABLE judgements ADD COLUMN adjudicated INTEGER NOT NULL DEFAULT 0;

CREATE TABLE additions (               -- claims that a person wrote: missed ones, and the second half of a split one
  judgement  INTEGER PRIMARY KEY REFERENCES judgements (row),
  claim      TEXT NOT NULL,            -- the id of the added claim, by the same rule as the machine's
  report     TEXT NOT NULL REFERENCES reports (id),
  seal       TEXT NOT NULL,            -- as in claims
  record     TEXT NOT NULL             -- the whole claim (JSON)
);
CREATE INDEX additions_claim ON additions (claim);
CREATE INDEX additions_report ON additions (report);
CREATE TRIGGER additions_stay BEFORE UPDATE ON additions BEGIN SELECT RAISE (ABORT, 'additions are never altered'); END;
CREATE TRIGGER additions_remain BEFORE DELETE ON additions BEGIN SELECT RAISE (ABORT, 'additions are never erased'); END;
