from tests.unit.search.conftest import search_app

__all__ = ["search_app"]
