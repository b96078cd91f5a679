-- Somebody opens a map in Neovim; prints what its built-in client then knows, as JSON. `ARGMAP` is the command.
local buffer = vim.api.nvim_get_current_buf()
local command = vim.json.decode(vim.env.ARGMAP)
local start = vim.lsp.start -- from Neovim 0.8 on
  or function(options)
    vim.lsp.buf_attach_client(buffer, vim.lsp.start_client(options))
  end
start({ name = "argmap", cmd = command, root_dir = vim.fn.getcwd() })

local function wait(what)
  assert(vim.wait(30000, what, 50), "the server does not answer")
end

local function ask(method, more)
  local params = vim.tbl_extend("error", { textDocument = vim.lsp.util.make_text_document_params(buffer) }, more)
  local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 30000))
  for _, answer in pairs(answers) do
    assert(not answer.error, vim.inspect(answer.error))
    return answer.result
  end
end

wait(function() return #vim.diagnostic.get(buffer) > 0 end)
local codes = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(buffer))
local at = { position = { line = 6, character = 22 } }
local hover = ask("textDocument/hover", at).contents.value
local definition = ask("textDocument/definition", at).range.start.line
local edit = ask("textDocument/rename", vim.tbl_extend("error", at, { newName = "renamed" }))
vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(1).offset_encoding)
local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
io.stdout:write(vim.json.encode({ codes = codes, hover = hover, definition = definition, lines = lines }))
vim.cmd("qall!")
