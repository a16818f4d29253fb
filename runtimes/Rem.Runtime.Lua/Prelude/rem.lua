-- `rem`: objects and functions over the primitives. Everything that has to be given back is given back by a
-- variable that closes, on every way out.
local R = ...

local type, error, select, tostring, next = type, error, select, tostring, next
local setmetatable, rawset, rawget, rawequal = setmetatable, rawset, rawget, rawequal
local ask, bad_argument = R.ask, R.bad_argument

local rem = { null = R.null }

local function wrong(message) error(R.wrong(message), 0) end

local function need_name(value, who)
  if type(value) ~= 'string' then wrong(who .. ": expected a name (text), got " .. R.typename(value)) end
end

local function need_function(value, who)
  if type(value) ~= 'function' then wrong(who .. ': expected a function, got ' .. R.typename(value)) end
end

-- A function that refuses more arguments than it knows, where the language would drop them. `own` is 1 for a method.
local function strict(who, most, own, f)
  return function(...)
    local count = select('#', ...) - own
    if count > most then
      wrong(who .. ': takes ' .. (most == 0 and 'no arguments' or 'at most ' .. most .. (most == 1 and ' argument' or ' arguments')) .. ', got ' .. count)
    end
    return f(...)
  end
end

-- Makes functions strict, each with how many arguments it takes at most.
local function limit(area, functions, own, counts)
  for name, most in next, counts do functions[name] = strict(area .. name, most, own, functions[name]) end
end

local function class(methods) return { __index = methods, __metatable = false } end

-- Runs a function when the block that holds the variable is left, however it is left.
local function closing(f) return setmetatable({}, { __close = f, __metatable = false }) end

-- Values -----------------------------------------------------------------------------------------------------

function rem.list(t)
  if t == nil then t = {} end
  if type(t) ~= 'table' then wrong('rem.list: expected a table, got ' .. R.typename(t)) end
  if R.is_proxy(t) then return R.copy(t) end
  return setmetatable(t, R.list_mark)
end

function rem.copy(value) return R.deep_copy(value) end

-- Queues -----------------------------------------------------------------------------------------------------

local Message, Queue = {}, {}
local message_class, queue_class = class(Message), class(Queue)

function Message:ack(...)
  ask('queue.ack', self.queue, self.handle, ...)
  self.settled = true
end

function Message:nack(delay, ...)
  ask('queue.nack', self.queue, self.handle, delay, ...)
  self.settled = true
end

local function message(queue, found)
  if found == nil then return nil end
  return setmetatable({
    queue = queue, handle = found.handle, id = found.id, value = found.value, tries = found.tries,
  }, message_class)
end

function Queue:put(...) return ask('queue.put', self.name, ...) end
function Queue:take(wait) return message(self.name, ask('queue.take', self.name, wait)) end
function Queue:count() return ask('queue.count', self.name) end

function Queue:peek()
  local found = ask('queue.peek', self.name)
  return found and found.value
end

function Queue:newest()
  local found = ask('queue.newest', self.name)
  return found and found.value
end

-- Hands each message to the handler until that returns false. A message is done when the handler returned, and
-- is given back when it raised.
function Queue:subscribe(handler)
  need_function(handler, 'queue:subscribe')
  while true do
    local taken = self:take(3600)
    if taken then
      local back <close> = closing(function() if not taken.settled then taken:nack() end end)
      local go_on = handler(taken.value, taken)
      if not taken.settled then taken:ack() end
      if go_on == false then return end
    end
  end
end

limit('message.', Message, 1, { ack = 1, nack = 2 })
limit('queue.', Queue, 1, { put = 2, take = 1, count = 0, peek = 0, newest = 0, subscribe = 1 })

function rem.queue(name)
  need_name(name, 'rem.queue')
  return setmetatable({ name = name }, queue_class)
end

-- Locks ------------------------------------------------------------------------------------------------------

local Holder, Lock = {}, {}
local holder_class, lock_class = class(Holder), class(Lock)

holder_class.__close = function(holder)
  if not holder.released then holder:release() end
end

function Holder:release()
  self.released = true
  return ask('lock.release', self.lock, self.handle)
end

function Holder:held() return ask('lock.held', self.lock, self.handle) end

function Lock:acquire(wait, lease)
  local found = ask('lock.acquire', self.name, wait, lease)
  return setmetatable({ lock = self.name, handle = found.handle, token = found.token }, holder_class)
end

function Lock:held() return ask('lock.held', self.name) end

function Lock:with(wait, body)
  if body == nil and type(wait) == 'function' then wait, body = nil, wait end
  need_function(body, 'lock:with')
  local holder <close> = self:acquire(wait)
  return body(holder)
end

limit('holder.', Holder, 1, { release = 0, held = 0 })
limit('lock.', Lock, 1, { acquire = 2, held = 0, with = 2 })

function rem.lock(name)
  need_name(name, 'rem.lock')
  return setmetatable({ name = name }, lock_class)
end

-- State ------------------------------------------------------------------------------------------------------

local Bucket = {}
local bucket_class = class(Bucket)

function Bucket:get(key)
  local found = ask('state.get', self.name, key)
  if found then return found.value, found.version end
end

-- Options are a version, or a map.
local function versioned(options)
  if type(options) == 'number' then return { version = options } end
  return options
end

function Bucket:set(key, value, options)
  options = versioned(options)
  return ask('state.set', self.name, key, value, options)
end

function Bucket:swap(key, value, ...)
  local before = ask('state.swap', self.name, key, value, ...)
  if before then return before.value, before.version end
end

function Bucket:delete(key, options) return ask('state.delete', self.name, key, versioned(options)) end
function Bucket:keys(prefix) return ask('state.keys', self.name, prefix) end

-- Hands each change to the handler until that returns false.
function Bucket:watch(prefix, handler)
  if handler == nil and type(prefix) == 'function' then prefix, handler = nil, prefix end
  need_function(handler, 'state:watch')
  local after = ask('state.changes', self.name, prefix).after
  while true do
    local found = ask('state.changes', self.name, prefix, after, 3600)
    after = found.after
    for _, change in ipairs(found.changes) do
      if handler(change.key, change.value, change) == false then return end
    end
  end
end

limit('state.', Bucket, 1, { get = 1, set = 3, swap = 3, delete = 2, keys = 1, watch = 2 })

function rem.state(name)
  if name ~= nil then need_name(name, 'rem.state') end
  return setmetatable({ name = name }, bucket_class)
end

-- Counters ---------------------------------------------------------------------------------------------------

local Counter = {}
local counter_class = class(Counter)

function Counter:add(...) return ask('counter.add', self.name, ...) end
function Counter:get() return ask('counter.get', self.name) end
function Counter:reset(...) return ask('counter.reset', self.name, ...) end
function Counter:swap(total, ...) return ask('counter.swap', self.name, total, ...) end
function Counter:rate(window) return ask('counter.rate', self.name, window) end

limit('counter.', Counter, 1, { add = 2, get = 0, reset = 1, swap = 2, rate = 1 })

function rem.counter(name)
  need_name(name, 'rem.counter')
  return setmetatable({ name = name }, counter_class)
end

-- Pools ------------------------------------------------------------------------------------------------------

local Pool = {}
local pool_class = class(Pool)

function Pool:query(sql, params) return ask('pool.query', self.name, sql, params, self.handle) end
function Pool:execute(sql, params) return ask('pool.execute', self.name, sql, params, self.handle) end

-- Calls the body with one connection to itself.
function Pool:use(body)
  need_function(body, 'pool:use')
  local one = setmetatable({ name = self.name, handle = ask('pool.open', self.name) }, pool_class)
  local back <close> = closing(function() ask('pool.close', one.name, one.handle) end)
  return body(one)
end

limit('pool.', Pool, 1, { query = 2, execute = 2, use = 1 })

function rem.pool(name)
  need_name(name, 'rem.pool')
  return setmetatable({ name = name }, pool_class)
end

-- Functions elsewhere ----------------------------------------------------------------------------------------

-- All members of such an object are functions of the other side: what it holds itself stands under keys of its own.
local SIDE, NAME = {}, {}

local function in_order(...)
  local list = { ... }
  for i = 1, select('#', ...) do
    if list[i] == nil then list[i] = R.null end
  end
  return rem.list(list)
end

local Elsewhere = { __metatable = false }

local function elsewhere(side, name) return setmetatable({ [SIDE] = side, [NAME] = name }, Elsewhere) end

function Elsewhere.__newindex() error('what rem.rpc gives cannot be written to', 2) end

function Elsewhere.__index(self, name)
  if type(name) ~= 'string' then return nil end
  local side, before = self[SIDE], self[NAME]
  if before ~= '' then return elsewhere(side, before .. '.' .. name) end
  if name ~= 'call' then return elsewhere(side, name) end
  return function(first, ...)
    local count = select('#', first, ...) - (rawequal(first, self) and 1 or 0)
    if count > 2 then wrong('rpc.call: takes at most 2 arguments, got ' .. count) end
    local name, arguments = first, (...)
    if rawequal(first, self) then name, arguments = ... end
    need_name(name, 'rpc.call')
    local options = { arguments = arguments }
    for key, value in next, side.options or {} do options[key] = value end
    return ask('rpc.call', side.url, name, options)
  end
end

-- `side:name(...)` hands over the object itself first, `side.name(...)` does not.
function Elsewhere.__call(self, ...)
  local side, name, first = self[SIDE], self[NAME], (...)
  if name == '' then wrong("rem.rpc: call one of its functions: rem.rpc(url).name(...)") end
  if type(first) == 'table' and rawget(first, SIDE) == side then return ask('rpc.call', side.url, name, side.options, in_order(select(2, ...))) end
  return ask('rpc.call', side.url, name, side.options, in_order(...))
end

function rem.rpc(url, options)
  if type(url) ~= 'string' then wrong('rem.rpc: expected an address (text), got ' .. R.typename(url)) end
  if options ~= nil and type(options) ~= 'table' then wrong('rem.rpc: expected a map of options, got ' .. R.typename(options)) end
  return elsewhere({ url = url, options = R.deep_copy(options) }, '')
end

-- Dot inspection ---------------------------------------------------------------------------------------------

local inspect = {}

function inspect.get(path, data) return ask('inspect.get', path, data) end
function inspect.exists(path, data) return ask('inspect.exists', path, data) end
function inspect.set(path, data, value) return ask('inspect.set', path, data, value) end
function inspect.append(path, data, value) return ask('inspect.append', path, data, value) end
function inspect.delete(path, data) return ask('inspect.delete', path, data) end

limit('inspect.', inspect, 0, { get = 2, exists = 2, set = 3, append = 3, delete = 2 })

-- Everything else --------------------------------------------------------------------------------------------

local file = {}

function file.read(path) return ask('file.read', path) end
function file.write(path, text, options) return ask('file.write', path, text, options) end

-- `for line in rem.file.lines(path) do`: the file is closed when the loop is left.
function file.lines(path)
  local handle = ask('file.open', path)
  local lines, at, count = nil, 0, 0
  local function step()
    if at == count then
      lines, at = ask('file.next', handle), 0
      if lines == nil then
        count = 0
        return nil
      end
      count = #lines
    end
    at = at + 1
    return lines[at]
  end
  return step, nil, nil, closing(function() ask('file.close', handle) end)
end

limit('file.', file, 0, { read = 1, write = 3, lines = 1 })

local timeseries = {}

function timeseries.update(series, time, values, options)
  if options == nil then return ask('timeseries.update', series, time, values) end
  return ask('timeseries.update', series, time, values, options)
end
function timeseries.fetch(series, options) return ask('timeseries.fetch', series, options) end
function timeseries.graph(series, options) return ask('timeseries.graph', series, options) end

limit('timeseries.', timeseries, 0, { update = 4, fetch = 2, graph = 2 })

local log = {}
for _, level in ipairs { 'debug', 'info', 'warn', 'error' } do
  log[level] = strict('log.' .. level, 2, 0, function(text, fields)
    if type(text) ~= 'string' then text = tostring(text) end
    ask('log.write', level, text, fields)
  end)
end

function rem.shell(command, options) return ask('shell.run', command, options) end

function rem.http(options)
  if type(options) == 'string' then options = { url = options } end
  return ask('http.request', options)
end

function rem.call(name, input)
  need_name(name, 'rem.call')
  return ask('call.run', name, input)
end

function rem.secret(name)
  need_name(name, 'rem.secret')
  return ask('secret.get', name)
end

function rem.sleep(time) ask('time.sleep', time) end
function rem.now() return ask('time.now') end

limit('rem.', rem, 0, {
  queue = 1, lock = 1, state = 1, counter = 1, pool = 1, shell = 2, http = 1, rpc = 2, call = 2, secret = 1, sleep = 1, now = 0,
})

rem.file, rem.log, rem.timeseries = R.view(file), R.view(log), R.view(timeseries)
rem.inspect = setmetatable({}, {
  __index = inspect,
  __call = strict('rem.inspect', 2, 1, function(_, path, data) return ask('inspect.get', path, data) end),
  __newindex = function() error('rem.inspect cannot be written to', 2) end,
  __metatable = false,
})
R.G.rem = R.view(rem)
