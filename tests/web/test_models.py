from __future__ import annotations

from pydantic import BaseModel

from sayso.web import cards, models


def test_every_model_says_what_it_is() -> None:
    kinds = [each for module in (cards, models) for each in vars(module).values() if isinstance(each, type)]
    told = [each for each in kinds if issubclass(each, BaseModel) and each is not BaseModel]
    assert len(told) > 25
    assert [each.__name__ for each in told if not each.__doc__] == []
