-- How functions of the prelude raise. A callback never raises itself: it gives the error mark and the message.
local R = ...

local error, type, tostring, rawget, getinfo = error, type, tostring, rawget, debug.getinfo
local ERROR = R.error_mark
local meta = debug.getmetatable

-- Raises what a callback asks for, else gives its results on.
function R.check(first, ...)
  if first == ERROR then error((...), 0) end
  return first, ...
end

-- A type's name as Lua's messages give it.
local function typename(value)
  local m = meta(value)
  local name = type(value) == 'table' and m and rawget(m, '__name')
  return type(name) == 'string' and name or type(value)
end

R.typename = typename

-- Raises "bad argument" for the function that calls this one; `name` is what it is called when nobody knows.
function R.bad_argument(arg, name, expected, value, problem)
  local info = getinfo(2, 'n')
  problem = problem or expected .. ' expected, got ' .. typename(value)
  local known = info and info.name or name
  local message = nil
  if info and info.namewhat == 'method' then
    arg = arg - 1
    if arg == 0 then message = "calling '" .. known .. "' on bad self (" .. problem .. ')' end
  end
  error(R.where(message or 'bad argument #' .. arg .. " to '" .. known .. "' (" .. problem .. ')'), 0)
end

-- Gives the results of a protected call on, or raises its error at the script's line. Not to be called in tail
-- position: `where` looks for a caller that a tail call took off the stack.
function R.relay(ok, ...)
  if ok then return ... end
  local message = ...
  error(type(message) == 'string' and R.where(message) or message, 0)
end

-- An error object that is no text, in words; nil where nothing better than the value itself is known.
function R.describe(value)
  local m = meta(value)
  if m and m.__tostring then return tostring(value) end
  if type(value) == 'table' and type(rawget(value, 'message')) == 'string' then
    return rawget(value, 'message')
  end
end
