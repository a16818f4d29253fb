-- The functions of `string` that work with patterns, on a matcher that can be stopped.
local R = ...

local type, error = type, error
local sub, byte, concat = string.sub, string.byte, table.concat
local check, where, ERROR = R.check, R.where, R.error_mark

local S = {}
R.string = S

local find, match, rep = R.find, R.match, R.rep

function S.find(...) return check(find(...)) end
function S.match(...) return check(match(...)) end
function S.rep(...) return check(rep(...)) end

function S.gmatch(...)
  local text, pattern, at = check(R.gmatch_start(...))
  local last, step = -1, R.gmatch_next
  local function advance(stop, ...)
    if stop == ERROR then error((...), 0) end
    if stop == nil then
      at = #text + 1
      return
    end
    at, last = stop, stop
    return ...
  end
  return function() return advance(step(text, pattern, at, last)) end
end

local function by_function(f, start, stop, ...)
  if start == ERROR then error(stop, 0) end
  if start == nil then return end
  return start, stop, (f(...))
end

local function by_table(t, start, stop, key)
  if start == ERROR then error(stop, 0) end
  if start == nil then return end
  return start, stop, t[key]
end

-- The loop of gsub for a function or a table, which only Lua may call.
local function substitute(text, pattern, with, most)
  local anchored = byte(pattern) == 94
  if anchored then pattern = sub(pattern, 2) end
  local by_key = type(with) == 'table'
  local replace = by_key and by_table or by_function
  local at, last, count, copied, out, n, step = 0, -1, 0, 0, {}, 0, R.gsub_next
  while count < most do
    local start, stop, value = replace(with, step(text, pattern, at, last, anchored, by_key))
    if start == nil then break end
    count = count + 1
    if value then
      local kind = type(value)
      if kind ~= 'string' and kind ~= 'number' then
        error(where('invalid replacement value (a ' .. kind .. ')'), 0)
      end
      out[n + 1], out[n + 2] = sub(text, copied + 1, start), value
      n, copied = n + 2, stop
    end
    at, last = stop, stop
    if anchored then break end
  end
  if n == 0 then return text, count end
  out[n + 1] = sub(text, copied + 1)
  return concat(out), count
end

function S.gsub(...)
  local a, b, with, most = R.gsub_start(...)
  if a == ERROR then error(b, 0) end
  if with == nil then return a, b end
  local result, count = substitute(a, b, with, most) -- no tail call: see R.relay
  return result, count
end

for name, f in pairs(string) do
  if S[name] == nil then S[name] = f end
end
S.dump = nil
