"""Options all tests share."""

import pytest
from hypothesis import settings

# A busy machine is no fault of the code: nothing here is timed.
settings.register_profile("wiki", deadline=None)
settings.load_profile("wiki")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="把现在的结果写进 tests/cases（“未解：”除外），再看 git diff"
    )


@pytest.fixture
def accepting(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))
