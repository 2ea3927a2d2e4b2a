-- A person in Neovim, without the person: what each step brings is printed, a line each.
local out = io.stdout
local function say(...) out:write(table.concat({...}, ' '), '\n') end
local cmd = vim.split(vim.env.LSP_COMMAND, "\n")
vim.cmd('edit ' .. vim.env.LSP_FILE)
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = 'mplc', cmd = cmd, root_dir = vim.fn.getcwd(), workspace_folders = {{ uri = vim.uri_from_fname(vim.fn.getcwd()), name = 'x' }} })
vim.lsp.buf_attach_client(buffer, id)
local function wait(what, condition) if not vim.wait(120000, condition, 50) then say('no', what); vim.cmd('cquit') end end
wait('start', function() local c = vim.lsp.get_client_by_id(id); return c and c.initialized end)
wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
for _, d in ipairs(vim.diagnostic.get(buffer)) do say('diagnostic', d.lnum, d.col, d.code, (d.message:gsub('\n', ' / '))) end
-- Typed as a person types it.
vim.api.nvim_buf_set_text(buffer, 2, 10, 2, 11, { 'n' })
wait('mended', function() return #vim.diagnostic.get(buffer) == 0 end)
say('mended')
vim.api.nvim_win_set_cursor(0, { 3, 10 })
local function ask(method, more)
  local params = vim.lsp.util.make_position_params()
  for k, v in pairs(more or {}) do params[k] = v end
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 120000)
  return answers and answers[id] and answers[id].result, answers and answers[id] and answers[id].error
end
local hover = ask('textDocument/hover')
say('hover', (hover.contents.value:gsub('\n.*', ''):sub(1, 20)))
local def = ask('textDocument/definition')
say('definition', def[1].range.start.line, def[1].range.start.character)
vim.lsp.buf.rename('count')
wait('rename', function() return vim.api.nvim_buf_get_lines(buffer, 1, 2, false)[1]:find('count') ~= nil end)
say(table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '|'))
vim.api.nvim_buf_set_lines(buffer, 1, 2, false, { '      count  :  byte ;' })
vim.lsp.buf.formatting_sync({}, 120000)
say(table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '|'))
vim.lsp.stop_client(id)
wait('end', function() local c = vim.lsp.get_client_by_id(id); return c == nil or c.is_stopped() end)
say('ended')
vim.cmd('qall!')
