// The commands that show text: Review, Why, New Map.

const path = require("node:path");
const vscode = require("vscode");
const { run } = require("./program");

const SCHEME = "argmap";
const WRAPPED = "argmap-answer"; // the language of texts whose lines are wrapped

// Texts that can be read and not changed, so that nobody is asked to save them.
class Answers {
  #texts = new Map();
  #changed = new vscode.EventEmitter();
  onDidChange = this.#changed.event;

  provideTextDocumentContent(uri) {
    return this.#texts.get(uri.path);
  }

  #keep(name, text) {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.#texts.set(uri.path, text);
    this.#changed.fire(uri);
    return uri;
  }

  async show(name, text) {
    const document = await vscode.workspace.openTextDocument(this.#keep(name, text));
    await vscode.languages.setTextDocumentLanguage(document, WRAPPED);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  async showMarkdown(name, text) {
    await vscode.commands.executeCommand("markdown.showPreviewToSide", this.#keep(name, text));
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
  await answers.showMarkdown(`Review of ${path.basename(document.fileName)}.md`, report);
}

async function why(server, answers) {
  const { document, selection } = await savedMap(server);
  const { id } = await server.client.sendRequest("argmap/statementAt", {
    textDocument: { uri: document.uri.toString() },
    position: { line: selection.active.line, character: selection.active.character },
  });
  if (!id) throw new Error("put the cursor on the id of a statement, or into the statement");
  const text = await run(["why", document.fileName, id], document.fileName);
  await answers.show(`Why ${id}.txt`, text);
}

async function newMap() {
  const content = await run(["new"]);
  const document = await vscode.workspace.openTextDocument(await findName());
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  editor.selection = new vscode.Selection(0, 0, 0, 0);
}

// Returns the address of a file that is not there yet, in the first folder that is open.
async function findName() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  for (let number = 1; ; number++) {
    const name = `map${number > 1 ? `-${number}` : ""}.yaml`;
    const uri = folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.from({ scheme: "untitled", path: name });
    const isOpen = vscode.workspace.textDocuments.some((one) => one.uri.path === uri.path);
    if (!isOpen && !(folder && (await exists(uri)))) return uri.with({ scheme: "untitled" });
  }
}

async function exists(uri) {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
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
