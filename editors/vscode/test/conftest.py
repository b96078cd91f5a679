"""code-server with the extension as it is packaged, and a browser; `run` says where they are."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from .workbench import LONGEST, Workbench

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
COMMAND = {"argmap.command": shutil.which("argmap", path=str(Path(sys.executable).parent))}
"""A setting of the machine: in a remote window, as all of code-server are, that of the user may not count."""

SETTINGS = {
    "editor.minimap.enabled": False,
    "editor.wordBasedSuggestions": "off",
    "extensions.ignoreRecommendations": True,
    "files.autoSave": "off",
    "files.hotExit": "off",
    "workbench.startupEditor": "none",
}
SWITCHES = ["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"]


class CodeServer(NamedTuple):
    """VS Code at an address, and the folder with what it writes down."""

    address: str
    folder: Path


@pytest.fixture(scope="session")
def code_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CodeServer]:
    """Serve VS Code with nothing but this extension at a free port."""
    folder = tmp_path_factory.mktemp("code-server")
    program = Path(os.environ["CODE_SERVER"], "node_modules/code-server/out/node/entry.js")
    for name, settings in (("User", SETTINGS), ("Machine", COMMAND)):
        (folder / "user" / name).mkdir(parents=True)
        (folder / "user" / name / "settings.json").write_text(json.dumps(settings))
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
            yield CodeServer(f"http://127.0.0.1:{port}", folder)
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


class Windows:
    """One window for all files, as somebody has it who works; those that take settings have their own."""

    def __init__(self, server: CodeServer, browser: BrowserContext, folder: Path) -> None:
        self._server, self._browser, self._folder = server, browser, folder
        self._usual: Workbench | None = None
        self._number = 0

    def open(self, text: str, name: str = "map.yaml", **settings: Any) -> Workbench:
        """Open a text as a file."""
        self._number += 1
        folder = self._folder / f"folder-{self._number:03}"
        folder.mkdir()
        (folder / name).write_text(text)
        if settings:
            (folder / ".vscode").mkdir()
            (folder / ".vscode/settings.json").write_text(json.dumps(settings))
            return self._open_window(folder / name)
        if self._usual is None:
            self._usual = self._open_window(folder / name)
        else:
            self._usual = self._usual.go_on_with(folder / name)
        return self._usual

    def _open_window(self, file: Path) -> Workbench:
        workbench = Workbench(self._browser.new_page(), self._server.address, file)
        workbench.open()
        return workbench

    def finish(self, *, is_well: bool) -> None:
        """Close what a test has opened; a window in which something went wrong is not used again."""
        usual = self._usual
        if usual and is_well:
            usual.close_all()
        else:
            self._usual = None
        for page in self._browser.pages:
            if not (is_well and usual and page is usual.page):
                page.close()

    def show(self, file: Path) -> None:
        """Keep what is shown as a picture."""
        if self._browser.pages:
            self._browser.pages[-1].screenshot(path=file)

    def read_logs(self) -> str:
        """Return the end of what VS Code and the extension have written down."""
        logs = sorted(self._server.folder.glob("user/logs/**/*.log"), key=lambda file: file.stat().st_mtime)
        said = [(file, file.read_text(errors="replace")[-MOST_OF_A_LOG:]) for file in logs[-MOST_LOGS:]]
        return "\n".join(f"{file}:\n{text}" for file, text in said)


MOST_LOGS, MOST_OF_A_LOG = 8, 4_000


@pytest.fixture(scope="session")
def windows(
    code_server: CodeServer, browser: BrowserContext, tmp_path_factory: pytest.TempPathFactory
) -> Windows:
    return Windows(code_server, browser, tmp_path_factory.mktemp("maps"))


Open = Callable[..., Workbench]


@pytest.fixture
def open_file(windows: Windows, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a text as a file; what the window shows in the end is kept as a picture."""
    yield windows.open
    if pictures := os.environ.get("PICTURES"):
        windows.show(Path(pictures, f"{request.node.name}.png"))
    report = request.node.stash.get(REPORT, None)
    windows.finish(is_well=report is None)
    if report:
        report.sections.append(("what VS Code wrote down", windows.read_logs()))


REPORT = pytest.StashKey[pytest.TestReport]()
"""The report of a test that has failed."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[REPORT] = report
    return report
