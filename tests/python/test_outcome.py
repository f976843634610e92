import pickle

import pytest
from tieuchi import Outcome


def test_an_outcome_survives_a_pickle_and_compares_by_identity() -> None:
    assert pickle.loads(pickle.dumps(Outcome.NOT_MET)) is Outcome.NOT_MET


def test_an_outcome_is_not_a_truth_value() -> None:
    with pytest.raises(TypeError, match="outcome"):
        bool(Outcome.UNKNOWN)
