// Starts `argmap lsp` and keeps it running; what the commands do is in the other files.

const vscode = require("vscode");
const { CloseAction, ErrorAction, LanguageClient } = require("vscode-languageclient/node");
const { registerCommands } = require("./commands");
const { Maps } = require("./maps");
const { registerPreview } = require("./preview");
const { findProgram, pause, tellHowToInstall, waitForSettings } = require("./program");

const LANGUAGES = ["yaml", "json", "jsonc"];
const NEIGHBOURS = "**/*.{yaml,yml,json,toml,bib,ris,txt,md}";

const LONGEST_START = 10_000; // milliseconds that a server which starts is waited for before another one is started
const MOMENT = 1500; // milliseconds after which a failure is told, unless the settings came meanwhile

class Server {
  #turn = Promise.resolve();
  maps = new Maps();
  client = null;

  // Each client has maps of its own: what one hears that is on its way out does not count for the next.
  async #start() {
    const maps = new Maps(tellIsMap);
    const options = this.#options(maps, () => client);
    const client = new LanguageClient("argmap", "argmap", { command: this.program, args: ["lsp"] }, options);
    this.client = client;
    this.maps = maps;
    const started = client.start().then(
      () => this.client === client || client.stop(), // another one was started meanwhile
      (error) => void this.#tell(client, error),
    );
    await Promise.race([started, pause(LONGEST_START)]);
  }

  // What cannot be started says so in several ways, of which the first is told.
  async #tell(client, error) {
    if (this.told === client) return;
    this.told = client;
    await pause(MOMENT);
    if (this.client === client) tellHowToInstall(this.program, error);
  }

  #options(maps, client) {
    let usual;
    return {
      documentSelector: LANGUAGES.flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(NEIGHBOURS) },
      middleware: maps.middleware,
      initializationFailedHandler: (error) => {
        this.#tell(client(), error);
        return false;
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => {
          if (!client().initializeResult) return { action: CloseAction.DoNotRestart, handled: true };
          usual ??= client().createDefaultErrorHandler(3);
          maps.forgetAll();
          return usual.closed();
        },
      },
    };
  }

  async stop() {
    const client = this.client;
    this.client = null;
    this.maps = new Maps();
    if (client?.isRunning()) await client.stop();
  }

  // One after another: a client that is starting cannot be stopped.
  restart() {
    this.program = findProgram();
    const start = () => this.#start();
    this.#turn = this.#turn.then(() => this.stop()).then(start, start); // the client tells why it does not stop
    return this.#turn;
  }

  // Events do not name settings that come late in a remote window.
  async followSettings() {
    if (this.program && findProgram() !== this.program) await this.restart();
  }
}

let server;

// Lets menus show commands for maps only.
function tellIsMap() {
  const document = vscode.window.activeTextEditor?.document;
  vscode.commands.executeCommand("setContext", "argmap.isMap", Boolean(document && server.maps.has(document)));
}

async function activate(context) {
  server = new Server();
  context.subscriptions.push(
    vscode.commands.registerCommand("argmap.restart", () => server.restart()),
    vscode.workspace.onDidChangeConfiguration(() => server.followSettings()),
    vscode.window.onDidChangeActiveTextEditor(tellIsMap),
    ...registerCommands(server),
    ...registerPreview(server),
  );
  await waitForSettings();
  await server.restart();
}

module.exports = { activate, deactivate: () => server.stop() };
