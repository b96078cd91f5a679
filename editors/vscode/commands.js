// The commands that show text: Review, Why, New Map.

const path = require("node:path");
const vscode = require("vscode");
const { run } = require("./program");

const SCHEME = "argmap";

// Texts that can be read and not changed, so that nobody is asked to save them.
class Answers {
  #texts = new Map();
  #changed = new vscode.EventEmitter();
  onDidChange = this.#changed.event;

  provideTextDocumentContent(uri) {
    return this.#texts.get(uri.path);
  }

  async show(name, text, language) {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.#texts.set(uri.path, text);
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, language);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}

// The map in front, as it is saved: what it includes and cites is found from its file.
async function savedMap(server) {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !server.maps.has(editor.document)) {
    throw new Error("open a map first: a YAML or JSON file with the key 'argmap'");
  }
  if (editor.document.isUntitled || (editor.document.isDirty && !(await editor.document.save()))) {
    throw new Error("save the map first");
  }
  return editor;
}

async function review(server, answers) {
  const { document } = await savedMap(server);
  const report = await run(["report", "--format", "markdown", document.fileName], document.fileName);
  await answers.show(`Review of ${path.basename(document.fileName)}.md`, report, "markdown");
}

async function why(server, answers) {
  const { document, selection } = await savedMap(server);
  const { id } = await server.client.sendRequest("argmap/statementAt", {
    textDocument: { uri: document.uri.toString() },
    position: { line: selection.active.line, character: selection.active.character },
  });
  if (!id) throw new Error("put the cursor on the id of a statement, or into the statement");
  const text = await run(["why", document.fileName, id], document.fileName);
  await answers.show(`Why ${id}.txt`, text, "plaintext");
}

async function newMap() {
  const content = await run(["new"]);
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
  await vscode.window.showTextDocument(document);
}

function registerCommands(server) {
  const answers = new Answers();
  const commands = { review, why, new: newMap };
  return [
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, answers),
    ...Object.entries(commands).map(([name, command]) =>
      vscode.commands.registerCommand(`argmap.${name}`, async () => {
        try {
          await command(server, answers);
        } catch (error) {
          vscode.window.showErrorMessage(`argmap: ${error.message}`);
        }
      }),
    ),
  ];
}

module.exports = { registerCommands };
