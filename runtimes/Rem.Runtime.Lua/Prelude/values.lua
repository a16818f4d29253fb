-- Lists and maps of the plan language as Lua sees them: empty tables that answer from the value itself.
local R = ...

local rawget, rawset, type, error, next, setmetatable = rawget, rawset, type, error, next, setmetatable
local KEY, NULL, bad_argument = R.proxy_key, R.null, R.bad_argument

R.proxies = setmetatable({}, { __mode = 'v' })
R.origins = setmetatable({}, { __mode = 'k' })

local function entries(t) return R.next_entry, t, nil end

local function read_only(_, key)
  error('values from outside are read-only: cannot set ' .. (type(key) == 'string' and "'" .. key .. "'" or tostring(key))
    .. '; write to a copy: rem.copy(value)', 2)
end

local function readable(index)
  return { __index = index, __len = R.length, __pairs = entries, __newindex = read_only, __metatable = false }
end

local function write(t, key, value)
  R.fill(t)
  rawset(t, key, value)
end

local function writable()
  return { __index = R.index_writable, __len = R.length, __pairs = entries, __newindex = write, __metatable = false }
end

R.map = readable(R.index_map)
R.list = readable(R.index_list)
R.writable_map = writable()
R.writable_list = writable()
R.written_map = { __metatable = false }
R.written_list = { __metatable = false }
R.list_mark = { __metatable = false }

R.shadow_meta = { __index = R.index_pipe }
R.pipe_meta = readable(setmetatable({}, R.shadow_meta))
R.pipe = setmetatable({ [KEY] = 0 }, R.pipe_meta)

debug.setmetatable(NULL, { __tostring = function() return 'null' end, __metatable = false })

-- True for a list or map that was not written to.
local function is_proxy(t) return type(t) == 'table' and rawget(t, KEY) ~= nil end

R.is_proxy = is_proxy

local metatable_of = debug.getmetatable

local function copy(value, done)
  if type(value) ~= 'table' then return value end
  if is_proxy(value) then return R.copy(value) end
  if done[value] then return done[value] end
  local result = {}
  done[value] = result
  for key, item in next, value do result[key] = copy(item, done) end
  local mark = metatable_of(value)
  if mark == R.list_mark or mark == R.written_list then setmetatable(result, R.list_mark) end
  return result
end

-- A copy that may be written, however deep; what came from outside is copied when it is written to.
function R.deep_copy(value) return copy(value, {}) end

-- What the library functions that go around metamethods do with proxies.
local native_next, native_rawlen = next, rawlen

function R.next(t, key)
  if is_proxy(t) then return R.next_entry(t, key) end
  if type(t) ~= 'table' then bad_argument(1, 'next', 'table', t) end
  return native_next(t, key)
end

function R.rawlen(t)
  if is_proxy(t) then return #t end
  if type(t) ~= 'table' and type(t) ~= 'string' then bad_argument(1, 'rawlen', 'table or string', t) end
  return native_rawlen(t)
end

function R.rawget(t, key)
  if is_proxy(t) then return t[key] end
  if type(t) ~= 'table' then bad_argument(1, 'rawget', 'table', t) end
  return rawget(t, key)
end
