// The program `argmap`: where it is, what it answers, and what to do if it is not there.

const { execFile } = require("node:child_process");
const path = require("node:path");
const vscode = require("vscode");

const LONGEST = 60_000;
const MOST = 64 * 2 ** 20;

const LATEST = 3000; // milliseconds after which settings that have not come are not waited for any longer

let settings;

// A remote window starts extensions before it has its settings, and tells of them afterwards, in an event without names.
function waitForSettings() {
  settings ??= findSettings();
  return settings;
}

async function findSettings() {
  const { globalValue, workspaceValue } = vscode.workspace.getConfiguration("argmap").inspect("command");
  if (!vscode.env.remoteName || globalValue || workspaceValue) return;
  let listener;
  const told = new Promise((resolve) => (listener = vscode.workspace.onDidChangeConfiguration(resolve)));
  await Promise.race([told, pause(LATEST)]);
  listener.dispose();
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function findProgram() {
  const command = vscode.workspace.getConfiguration("argmap").get("command") || "argmap";
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return command.replaceAll("${workspaceFolder}", folder);
}

// Returns what `argmap` prints; its exit code 1 means that there are findings, which is an answer.
async function run(args, file) {
  await waitForSettings();
  const cwd = file ? path.dirname(file) : undefined;
  return new Promise((resolve, reject) => {
    execFile(findProgram(), args, { cwd, timeout: LONGEST, maxBuffer: MOST }, (error, output, said) => {
      if (!error || error.code === 1) resolve(output);
      else reject(new Error(said.trim() || error.message));
    });
  });
}

async function tellHowToInstall(command, error) {
  const isRemote = Boolean(vscode.env.remoteName); // where it is on the other machine, only its own settings say
  const message =
    `argmap: the language server '${command} lsp' could not be started (${error?.message ?? error}). ` +
    `Run: pip install 'argmap[lsp]' - or set 'argmap.command' to the program` +
    `${isRemote ? ", among the remote settings" : ""}, then restart the language server.`;
  const chosen = await vscode.window.showErrorMessage(message, "Open Settings", "Restart");
  if (chosen === "Open Settings") {
    const open = `workbench.action.${isRemote ? "openRemoteSettings" : "openSettings"}`;
    await vscode.commands.executeCommand(open, isRemote ? { query: "argmap.command" } : "argmap.command");
  } else if (chosen === "Restart") {
    await vscode.commands.executeCommand("argmap.restart");
  }
}

module.exports = { findProgram, pause, run, tellHowToInstall, waitForSettings };
