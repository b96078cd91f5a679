// The page of a map beside its text; the cursor and the selected box follow each other.

const path = require("node:path");
const vscode = require("vscode");

const PAUSE = 500; // milliseconds without a change after which the page is made anew
const LOADING = 400; // milliseconds that a new page takes until it listens

class Preview {
  constructor(server, document, panel) {
    this.server = server;
    this.document = document;
    this.panel = panel;
    panel.webview.onDidReceiveMessage((message) => this.#reveal(message?.argmap));
  }

  get #file() {
    return { textDocument: { uri: this.document.uri.toString() } };
  }

  // What fails here is an answer about a text that has changed meanwhile; another follows.
  async #ask(question, details) {
    try {
      return await this.server.client.sendRequest(question, { ...this.#file, ...details });
    } catch {
      return null;
    }
  }

  update(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#show(), pause);
  }

  async #show() {
    const page = await this.#ask("argmap/page", { embedded: true });
    if (!page || page.version !== this.document.version) return;
    this.panel.webview.html = page.html;
    this.timer = setTimeout(() => this.follow(), LOADING);
  }

  get #editor() {
    return vscode.window.visibleTextEditors.find((one) => one.document === this.document);
  }

  async #findStatement(editor) {
    const { line, character } = editor.selection.active;
    const found = await this.#ask("argmap/statementAt", { position: { line, character } });
    return found?.id;
  }

  async follow() {
    const id = this.#editor && (await this.#findStatement(this.#editor));
    if (id) this.panel.webview.postMessage({ argmap: id });
  }

  // The cursor stays where it is if it is in the statement already, or was moved since the box was chosen.
  async #reveal(id) {
    if (typeof id !== "string") return;
    const editor = this.#editor;
    const before = editor?.selection;
    if (editor && (await this.#findStatement(editor)) === id) return;
    const found = await this.#ask("argmap/placeOf", { id });
    if (!found?.range || (editor && !editor.selection.isEqual(before))) return;
    const { start, end } = found.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const viewColumn = editor?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(this.document, { viewColumn, preserveFocus: true, selection });
  }
}

function registerPreview(server) {
  const previews = new Map();

  function open() {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !server.maps.has(document)) {
      vscode.window.showErrorMessage("argmap: open a map first: a YAML or JSON file with the key 'argmap'");
      return;
    }
    const known = previews.get(document);
    if (known) {
      known.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const title = `Preview of ${path.basename(document.fileName)}`;
    const options = { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel("argmap.preview", title, column, options);
    const preview = new Preview(server, document, panel);
    previews.set(document, preview);
    panel.onDidDispose(() => {
      clearTimeout(preview.timer);
      previews.delete(document);
    });
    preview.update(0);
  }

  return [
    vscode.commands.registerCommand("argmap.preview", open),
    vscode.workspace.onDidChangeTextDocument((change) => previews.get(change.document)?.update()),
    vscode.workspace.onDidCloseTextDocument((document) => previews.get(document)?.panel.dispose()),
    vscode.window.onDidChangeTextEditorSelection((change) => previews.get(change.textEditor.document)?.follow()),
  ];
}

module.exports = { registerPreview };
