"""From bytes to a Report. The door:

- `collect_path(path, *, overrides=None)`: one file, with its sidecar `NAME.json` (files.py)
- `find_paths(path)`: the files of a folder, without sidecars and hidden files (files.py)
- `collect_bytes(original, *, name, media_type=None, sidecar=None, url=None)`: one document in memory (documents.py)
- `fetch(url)`: one page from the open internet, `Fetched`; `without_password(url)` (fetching.py)
- `Sidecar`, `load_sidecar`, `read_sidecar`: what is known beforehand (sidecar.py)

Whatever cannot become a report raises CollectError, saying what, where and what to do. The way of a text: encoding
(bytes into text) → paragraphs → parts (what each paragraph is) → layout (head, body, tail) → mastheads, originals,
metadata → Report. Web pages go through html.py first.
"""

from sayso.collect.documents import MAX_BYTES, collect_bytes
from sayso.collect.fetching import Fetch, Fetched, fetch, without_password
from sayso.collect.files import collect_path, find_paths
from sayso.collect.sidecar import Sidecar, load_sidecar, read_sidecar

__all__ = [
    "MAX_BYTES",
    "Fetch",
    "Fetched",
    "Sidecar",
    "collect_bytes",
    "collect_path",
    "fetch",
    "find_paths",
    "load_sidecar",
    "read_sidecar",
    "without_password",
]
