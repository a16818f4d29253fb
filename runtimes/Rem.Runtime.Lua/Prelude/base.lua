-- The globals that a script sees. Its own globals go into a table of its own; libraries are views that take what
-- a script sets in them until the run is over.
local R = ...

local type, error, pcall, select, tostring, next = type, error, pcall, select, tostring, next
local native_set, native_get, rawset, rawget = setmetatable, debug.getmetatable, rawset, rawget
local bad_argument, where, relay = R.bad_argument, R.where, R.relay
local concat, math = table.concat, math
local call = R.call
local ERROR = R.error_mark

local G = {}
for _, name in ipairs { 'assert', 'error', 'getmetatable', 'ipairs', 'pairs', 'pcall', 'rawequal', 'select', 'tonumber', 'tostring', 'type', '_VERSION' } do
  G[name] = _G[name]
end

-- Calls a primitive; a failure is raised at the script's line.
function R.ask(...)
  local answer, message = call(...)
  if answer == ERROR then error(message, 0) end
  return answer
end

local ask = R.ask

-- Views ------------------------------------------------------------------------------------------------------

local views = {}

local function view_pairs(view)
  local all = {}
  for key, value in next, native_get(view).__index do all[key] = value end
  for key, value in next, view do all[key] = value end
  return next, all, nil
end

local function write_view(view, key, value)
  R.dirty()
  rawset(view, key, value)
end

local function view(real)
  local result = native_set({}, { __index = real, __newindex = write_view, __pairs = view_pairs, __metatable = false })
  views[result] = true
  return result
end

R.view = view

-- Tables -----------------------------------------------------------------------------------------------------

G.next = R.next
G.rawlen = R.rawlen
G.rawget = R.rawget

function G.rawset(t, key, value)
  if views[t] then
    R.dirty()
  elseif R.is_proxy(t) then
    t[key] = value
    return t
  end
  if type(t) ~= 'table' then bad_argument(1, 'rawset', 'table', t) end
  return rawset(t, key, value)
end

-- A finalizer would run where no limit holds.
function G.setmetatable(t, m)
  if type(m) == 'table' and rawget(m, '__gc') ~= nil then
    error('a metatable with __gc cannot be used here: finalizers are not run', 2)
  end
  if type(t) ~= 'table' then bad_argument(1, 'setmetatable', 'table', t) end
  if m ~= nil and type(m) ~= 'table' then
    bad_argument(2, 'setmetatable', 'nil or table', m)
  end
  local old = native_get(t)
  if old and rawget(old, '__metatable') ~= nil then error('cannot change a protected metatable', 2) end
  return native_set(t, m)
end

-- Errors -----------------------------------------------------------------------------------------------------

-- Lua would run the handler where no limit holds; here it runs behind the call.
local function handled(handler, ok, ...)
  if ok then return true, ... end
  local fine, result = pcall(handler, ...)
  return false, result
end

function G.xpcall(f, handler, ...)
  if type(handler) ~= 'function' then bad_argument(2, 'xpcall', 'function', handler) end
  return handled(handler, pcall(f, ...))
end

-- Chunks -----------------------------------------------------------------------------------------------------

local native_load, longest_chunk = load, 1024 * 1024

local function pieces(reader)
  local parts, n, size = {}, 0, 0
  while true do
    local piece = reader()
    if piece == nil or piece == '' then return concat(parts) end
    if type(piece) == 'number' then piece = tostring(piece) end
    if type(piece) ~= 'string' then error('reader function must return a string', 0) end
    n, size = n + 1, size + #piece
    if size > longest_chunk then return nil end
    parts[n] = piece
  end
end

-- Text only: compiled code can break out of Lua itself.
function G.load(chunk, name, mode, ...)
  local kind = type(chunk)
  if kind == 'function' then
    local ok, text = pcall(pieces, chunk)
    if not ok then return nil, text end
    chunk, name = text, name or '=(load)'
  elseif kind == 'number' then
    chunk = tostring(chunk)
  elseif kind ~= 'string' then
    bad_argument(1, 'load', 'function', chunk)
  end
  if chunk == nil or #chunk > longest_chunk then return nil, 'a chunk of more than 1 MiB is not loaded' end
  if mode == nil or chunk:sub(1, 1) == '\27' or tostring(mode):find('t', 1, true) then mode = 't' end
  return native_load(chunk, name, mode, ...)
end

-- Memory -----------------------------------------------------------------------------------------------------

local native_collect, collector, running = collectgarbage, 'generational', true

function G.collectgarbage(option, ...)
  option = option or 'collect'
  if option == 'collect' or option == 'count' or option == 'step' then
    return native_collect(option, ...)
  elseif option == 'isrunning' then
    return running
  elseif option == 'stop' or option == 'restart' then
    running = option == 'restart'
    return 0
  elseif option == 'incremental' or option == 'generational' then
    local before = collector
    collector = option
    return before
  elseif option == 'setpause' then
    return 200
  elseif option == 'setstepmul' then
    return 100
  end
  bad_argument(1, 'collectgarbage', nil, nil, "invalid option '" .. tostring(option) .. "'")
end

-- Output -----------------------------------------------------------------------------------------------------

function G.print(...)
  local parts = {}
  for i = 1, select('#', ...) do parts[i] = tostring((select(i, ...))) end
  ask('log.write', 'info', concat(parts, '\t'))
end

-- Libraries --------------------------------------------------------------------------------------------------

local M = {}
for name, f in pairs(math) do M[name] = f end
local native_seed = math.randomseed

function M.randomseed(...)
  R.dirty()
  local a, b = relay(pcall(native_seed, ...))
  return a, b
end

-- Debian's Lua is built with the functions of Lua 5.3 that 5.4 calls deprecated.
function M.pow(x, y) return x ^ y end
function M.log10(x) return math.log(x, 10) end
function M.sinh(x) return (math.exp(x) - math.exp(-x)) / 2 end
function M.cosh(x) return (math.exp(x) + math.exp(-x)) / 2 end
function M.tanh(x)
  if x > 20 then return 1.0 elseif x < -20 then return -1.0 end
  local e = math.exp(2 * x)
  return (e - 1) / (e + 1)
end
function M.ldexp(m, e) return m * 2.0 ^ e end

function G.warn(...) ask('log.write', 'warn', concat({ ... })) end

local native_time, native_date = os.time, os.date

-- Every number that Lua prints or compares as text should look the same in every country.
os.setlocale('C', 'all')

local function now() return ask('time.now') // 1 | 0 end

local O = { clock = os.clock, difftime = os.difftime }

function O.time(t)
  if t == nil then return now() end
  local time = relay(pcall(native_time, t))
  return time
end

function O.date(form, time)
  local date = relay(pcall(native_date, form or '%c', time or now()))
  return date
end

local C = {}
for name, f in pairs(coroutine) do C[name] = f end
local native_create, native_wrap, look = coroutine.create, coroutine.wrap, R.look

function C.create(f)
  look()
  if type(f) ~= 'function' then bad_argument(1, 'coroutine.create', 'function', f) end
  return native_create(f)
end

function C.wrap(f)
  look()
  if type(f) ~= 'function' then bad_argument(1, 'coroutine.wrap', 'function', f) end
  return native_wrap(f)
end

G.string, G.table, G.math = view(R.string), view(R.table), view(M)
G.os, G.coroutine, G.utf8 = view(O), view(C), view(utf8)

local texts = native_get('')
texts.__index = G.string
texts.__metatable = false

-- The script's own globals -----------------------------------------------------------------------------------

G.pipe = R.pipe

-- What a script with several returns closes when it takes one: see LuaCode.
G.__rem_return = native_set({}, { __close = R.note_return, __metatable = false })
native_set(G, { __index = R.index_global })
R.G = G

local E = native_set({}, {
  __index = G,
  __metatable = false,
  __pairs = function(t)
    local all = {}
    for key, value in next, G do all[key] = value end
    for key, value in next, t do all[key] = value end
    return next, all, nil
  end,
})
G._G = E
R.globals = E

-- Takes back what a run did.
function R.reset()
  for key in next, E do rawset(E, key, nil) end
  for library in next, views do
    for key in next, library do rawset(library, key, nil) end
  end
  native_seed()
  collector, running = 'generational', true
end
