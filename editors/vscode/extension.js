// Starts `argmap lsp` and keeps it running; what the commands do is in the other files.

const vscode = require("vscode");
const { CloseAction, ErrorAction, LanguageClient } = require("vscode-languageclient/node");
const { registerCommands } = require("./commands");
const { Maps } = require("./maps");
const { registerPreview } = require("./preview");
const { findProgram, tellHowToInstall } = require("./program");

const LANGUAGES = ["yaml", "json", "jsonc"];
const NEIGHBOURS = "**/*.{yaml,yml,json,toml,bib,ris,txt,md}";

class Server {
  constructor() {
    this.maps = new Maps();
    this.client = null;
  }

  async start() {
    const run = { command: findProgram(), args: ["lsp"] };
    const client = new LanguageClient("argmap", "argmap", run, this.#options());
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.#tell(client, error);
    }
  }

  // What cannot be started says so in several ways, of which the first is told.
  #tell(client, error) {
    if (this.told === client) return;
    this.told = client;
    tellHowToInstall(findProgram(), error);
  }

  #options() {
    return {
      documentSelector: LANGUAGES.flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(NEIGHBOURS) },
      middleware: this.maps.middleware,
      initializationFailedHandler: (error) => {
        this.#tell(this.client, error);
        return false;
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => this.#close(),
      },
    };
  }

  #close() {
    if (!this.client.initializeResult) return { action: CloseAction.DoNotRestart, handled: true };
    this.defaults ??= this.client.createDefaultErrorHandler(3);
    this.maps.forgetAll();
    return this.defaults.closed();
  }

  async stop() {
    const client = this.client;
    this.client = this.defaults = null;
    this.maps.forgetAll();
    if (client?.isRunning()) await client.stop();
  }

  async restart() {
    await this.stop();
    await this.start();
  }
}

let server;

async function activate(context) {
  server = new Server();
  context.subscriptions.push(
    vscode.commands.registerCommand("argmap.restart", () => server.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("argmap.command")) server.restart();
    }),
    ...server.maps.follow(),
    ...registerCommands(server),
    ...registerPreview(server),
  );
  await server.start();
}

module.exports = { activate, deactivate: () => server.stop() };
