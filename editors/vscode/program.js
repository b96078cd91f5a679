// The program `argmap`: where it is, what it answers, and what to do if it is not there.

const { execFile } = require("node:child_process");
const path = require("node:path");
const vscode = require("vscode");

const LONGEST = 60_000;
const MOST = 64 * 2 ** 20;

function findProgram() {
  const command = vscode.workspace.getConfiguration("argmap").get("command") || "argmap";
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return command.replaceAll("${workspaceFolder}", folder);
}

// Returns what `argmap` prints; its exit code 1 means that there are findings, which is an answer.
function run(args, file) {
  const cwd = file ? path.dirname(file) : undefined;
  return new Promise((resolve, reject) => {
    execFile(findProgram(), args, { cwd, timeout: LONGEST, maxBuffer: MOST }, (error, output, said) => {
      if (!error || error.code === 1) resolve(output);
      else reject(new Error(said.trim() || error.message));
    });
  });
}

async function tellHowToInstall(command, error) {
  const message =
    `argmap: the language server '${command} lsp' could not be started (${error?.message ?? error}). ` +
    `Run: pip install 'argmap[lsp]' - or set 'argmap.command' to the program, then restart the language server.`;
  const chosen = await vscode.window.showErrorMessage(message, "Open Settings", "Restart");
  if (chosen === "Open Settings") {
    await vscode.commands.executeCommand("workbench.action.openSettings", "argmap.command");
  } else if (chosen === "Restart") {
    await vscode.commands.executeCommand("argmap.restart");
  }
}

module.exports = { findProgram, run, tellHowToInstall };
