// Which files are maps: those with the key 'argmap' at the top. The server never hears of others.

const vscode = require("vscode");
const { DidOpenTextDocumentNotification } = require("vscode-languageclient/node");

const IN_YAML = /^(?:\{\s*)?["']?argmap["']?\s*:/m;
const IN_JSON = /^\s*\{[^{}[\]]*"argmap"\s*:/;

function looksLikeMap(language, text) {
  return (language === "yaml" ? IN_YAML : IN_JSON).test(text);
}

class Maps {
  #open = new Map(); // the version of each when it was opened
  #tell;

  // `tell` is called when one is opened.
  constructor(tell) {
    this.#tell = tell;
  }

  middleware = {
    sendNotification: (type, next, params) => this.#notify(type, next, params),
    sendRequest: (type, params, token, next) => this.#ask(type, params, token, next),
  };

  has(document) {
    return this.#open.has(document.uri.toString());
  }

  forgetAll() {
    this.#open.clear();
  }

  async #notify(type, next, params) {
    const method = typeof type === "string" ? type : type.method;
    const told = TOLD[method];
    if (!told) return next(type, params);
    return told(this, this.#open, type, next, params);
  }

  add(uri, version) {
    this.#open.set(uri, version);
    this.#tell?.();
  }

  #ask(type, params, token, next) {
    const uri = params?.textDocument?.uri;
    return uri === undefined || this.#open.has(uri) ? next(type, params, token) : Promise.resolve(null);
  }
}

const TOLD = {
  "textDocument/didOpen": (maps, open, type, next, params) => {
    const { uri, languageId, version, text } = params.textDocument;
    if (!looksLikeMap(languageId, text)) return undefined;
    maps.add(uri, version);
    return next(type, params);
  },
  "textDocument/didChange": (maps, open, type, next, params) => {
    const { uri } = params.textDocument;
    if (open.has(uri)) {
      return params.textDocument.version > open.get(uri) ? next(type, params) : undefined; // or it was opened with that
    }
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
    if (!document || !looksLikeMap(document.languageId, document.getText())) return undefined;
    const { languageId, version } = document;
    maps.add(uri, version);
    const textDocument = { uri, languageId, version, text: document.getText() };
    return next(DidOpenTextDocumentNotification.type, { textDocument });
  },
  "textDocument/didClose": (maps, open, type, next, params) =>
    open.delete(params.textDocument.uri) ? next(type, params) : undefined,
};

module.exports = { Maps, looksLikeMap };
