"""code-server with the extension as it is packaged, and a browser; `run` says where they are."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from .workbench import LONGEST, Workbench

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SETTINGS = {
    "argmap.command": shutil.which("argmap", path=str(Path(sys.executable).parent)),
    "editor.minimap.enabled": False,
    "editor.wordBasedSuggestions": "off",
    "extensions.ignoreRecommendations": True,
    "files.autoSave": "off",
    "files.hotExit": "off",
    "workbench.startupEditor": "none",
}
SWITCHES = ["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"]


@pytest.fixture(scope="session")
def code_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve VS Code with nothing but this extension at a free port."""
    folder = tmp_path_factory.mktemp("code-server")
    program = Path(os.environ["CODE_SERVER"], "node_modules/code-server/out/node/entry.js")
    (folder / "user/User").mkdir(parents=True)
    (folder / "user/User/settings.json").write_text(json.dumps(SETTINGS))
    (folder / "config.yaml").touch()
    folders: list[str | Path] = [
        "--user-data-dir",
        folder / "user",
        "--extensions-dir",
        folder / "extensions",
    ]
    command: list[str | Path] = ["node", program, *folders, "--config", folder / "config.yaml"]
    subprocess.run([*command, "--install-extension", os.environ["VSIX"]], check=True, timeout=LONGEST)
    port = find_port()
    with (folder / "log").open("w") as log:
        serve = [*command, "--auth", "none", "--bind-addr", f"127.0.0.1:{port}", *SWITCHES]
        process = subprocess.Popen(serve, stdout=log, stderr=log)
        try:
            wait_for_port(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def find_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for_port(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + LONGEST
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert process.poll() is None, "code-server has ended"
            assert time.monotonic() < end, "code-server does not answer"
            time.sleep(0.2)
        else:
            return


@pytest.fixture(scope="session")
def browser() -> Iterator[BrowserContext]:
    """A browser that loads VS Code once, and has it afterwards."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"no browser was found: install one of {', '.join(PROGRAMS)}")
    expect.set_options(LONGEST * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1000, "height": 560})
        context.set_default_timeout(LONGEST * 1000)
        yield context
        browser.close()


Open = Callable[..., Workbench]


@pytest.fixture
def open_file(
    code_server: str, browser: BrowserContext, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Open]:
    """Opens a text as a file in a new window; what the window shows in the end is kept as a picture."""
    page = browser.new_page()

    def open_text(text: str, name: str = "map.yaml", **settings: Any) -> Workbench:
        file = tmp_path / name
        file.write_text(text)
        if settings:
            (tmp_path / ".vscode").mkdir()
            (tmp_path / ".vscode/settings.json").write_text(json.dumps(settings))
        workbench = Workbench(page, code_server, file)
        workbench.open()
        return workbench

    yield open_text
    if pictures := os.environ.get("PICTURES"):
        page.screenshot(path=Path(pictures, f"{request.node.name}.png"))
    page.close()
