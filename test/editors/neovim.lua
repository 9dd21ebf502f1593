-- What a writer does in Neovim, and what is seen there: run by run.mjs, which says what must be seen.
local seen = {}

-- Waits until something holds, while Neovim does what it has to.
local function wait(what, holds)
  for _ = 1, 600 do
    if holds() then return end
    coroutine.yield()
  end
  error('waited in vain for ' .. what)
end

-- What is found in the draft, as `line:column severity message`; columns are characters.
local function found()
  local lines = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local column = vim.fn.charcol({ one.lnum + 1, one.col + 1 })
    local severity = vim.diagnostic.severity[one.severity]:lower()
    table.insert(lines, ('%d:%d %s %s'):format(one.lnum + 1, column, severity, one.message))
  end
  table.sort(lines)
  return lines
end

local function waitForFinding(part)
  wait('the finding ' .. part, function() return table.concat(found(), '\n'):find(part, 1, true) ~= nil end)
  return found()
end

local function line(number) return vim.fn.getline(number) end

local function waitForLine(number, part)
  wait(part, function() return line(number):find(part, 1, true) ~= nil end)
  return line(number)
end

-- The text of the window that lies over the others, which is closed.
local function over()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
      vim.api.nvim_win_close(window, true)
      return text
    end
  end
end

local function play()
  vim.o.completeopt = 'menuone'
  vim.cmd.edit('notes.txt')
  seen.plain = waitForFinding('1:5')
  vim.cmd.edit('draft.md')
  seen.before = waitForFinding('3:5')

  vim.fn.cursor(3, 6)
  vim.lsp.buf.hover()
  wait('the card', function()
    seen.hover = over()
    return seen.hover
  end)

  vim.fn.append('$', { '', 'The Port Pact ends.' })
  seen.after = waitForFinding('9:5')

  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.title == 'Use “Harbour Compact”' end,
  })
  seen.fixed = waitForLine(3, 'Compact')

  vim.fn.append('$', { '', 'A Harb' })
  vim.api.nvim_feedkeys(vim.keycode('GA<C-x><C-o>'), 'n', false)
  wait('completions', function() return vim.fn.pumvisible() == 1 end)
  vim.api.nvim_feedkeys(vim.keycode('<C-y><Esc>'), 'n', false)
  wait('the end of insertion', function() return vim.fn.mode() == 'n' end)
  seen.completed = line(11)

  vim.fn.cursor(5, line(5):find('Harbour'))
  vim.lsp.buf.rename('Harbour Treaty')
  seen.renamed = waitForLine(5, 'Treaty')

  assert(vim.uv.fs_copyfile('later.yaml', 'glossary.yaml'))
  seen.followed = waitForFinding('7:5')
end

local playing = coroutine.create(play)
local timer = vim.uv.new_timer()
timer:start(50, 50, vim.schedule_wrap(function()
  local ok, message = coroutine.resume(playing)
  if coroutine.status(playing) ~= 'dead' or timer:is_closing() then return end
  timer:close()
  if not ok then seen.failed = message end
  vim.fn.writefile({ vim.json.encode(seen) }, vim.env.SEEN)
  vim.cmd('qall!')
end))
