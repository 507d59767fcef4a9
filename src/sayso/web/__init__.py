"""The front door for the browser: pages, JSON and review over one ledger; `sayso serve` opens it."""
