from __future__ import annotations

import pickle

import sayso
from sayso.ledger.readers import code_digest, load_reader
from tests.made import make_report


def test_the_reader_reads_and_says_which_run_it_is() -> None:
    reader = load_reader()
    assert reader.run.version.startswith(f"{sayso.__version__}+")
    assert reader.run.model
    assert reader.run.knowledge
    reading = reader(make_report())
    assert reading.report == make_report()
    assert all(claim.report == make_report().id for claim in reading.claims)


def test_the_same_code_and_knowledge_are_the_same_run() -> None:
    assert load_reader().run == load_reader().run


def test_the_code_has_a_digest_that_stays() -> None:
    assert code_digest() == code_digest()
    assert len(code_digest()) == 8


def test_the_loader_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(load_reader)) is load_reader
