"""The command as its tests run it: in this process, on a small document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from specpress import cli

SMALL = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        "200": {description: ok}
"""
Run = Callable[..., tuple[int, str, str]]
"""Takes the arguments; gives the exit code and both streams."""


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """What runs the command, which never shows a traceback."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = cli.main(arguments)
        except SystemExit as ended:  # argparse
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(code), out, err

    return run
