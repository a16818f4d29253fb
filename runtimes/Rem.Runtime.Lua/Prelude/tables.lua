-- The functions of `table` whose C loops no hook reaches.
local R = ...

local type, error, pcall, tointeger = type, error, pcall, math.tointeger
local native_sort, tonumber, most_integer = table.sort, tonumber, math.maxinteger
local where, bad_argument = R.where, R.bad_argument

local T = {}
R.table = T
for name, f in pairs(table) do T[name] = f end

-- The integer that a value is, or nil and what is wrong with it.
local function integer(value)
  local number = tonumber(value)
  local whole = number and tointeger(number)
  if whole then return whole end
  return nil, number and 'number has no integer representation' or nil
end

function T.move(from, first, last, at, into)
  if type(from) ~= 'table' then bad_argument(1, 'table.move', 'table', from) end
  local f, problem = integer(first)
  if not f then bad_argument(2, 'table.move', 'number', first, problem) end
  local l, problem = integer(last)
  if not l then bad_argument(3, 'table.move', 'number', last, problem) end
  local t, problem = integer(at)
  if not t then bad_argument(4, 'table.move', 'number', at, problem) end
  first, last, at = f, l, t
  if into == nil then
    into = from
  elseif type(into) ~= 'table' then
    bad_argument(5, 'table.move', 'table', into)
  end
  if last >= first then
    if not (first > 0 or last < most_integer + first) then
      bad_argument(3, 'table.move', nil, nil, 'too many elements to move')
    end
    local count = last - first
    if at > most_integer - count then
      bad_argument(4, 'table.move', nil, nil, 'destination wrap around')
    end
    if at > last or at <= first or into ~= from then
      for i = 0, count do into[at + i] = from[first + i] end
    else
      for i = count, 0, -1 do into[at + i] = from[first + i] end
    end
  end
  return into
end

-- Native sorting is fast but deaf. A comparison of short things is over soon enough; long texts, or very many
-- things, are sorted here.
local most, longest = 50000, 1000

local function is_short(list, count)
  if count > most then return false end
  for i = 1, count do
    local value = list[i]
    if type(value) == 'string' and #value > longest then return false end
  end
  return true
end

local function less(a, b) return a < b end

local function invalid() error('invalid order function for sorting', 0) end

-- Quicksort with the middle of three as pivot, the smaller part first, as Lua's own.
local function quicksort(list, low, high, before)
  while low < high do
    local a, b = list[low], list[high]
    if before(b, a) then list[low], list[high] = b, a end
    if high - low == 1 then return end
    local middle = low + (high - low) // 2
    local pivot = list[middle]
    a = list[low]
    if before(pivot, a) then
      list[middle], list[low] = a, pivot
    else
      b = list[high]
      if before(b, pivot) then list[middle], list[high] = b, pivot end
    end
    if high - low == 2 then return end
    pivot = list[middle]
    list[middle], list[high - 1] = list[high - 1], pivot
    local i, j = low, high - 1
    while true do
      i = i + 1
      while before(list[i], pivot) do
        if i == high - 1 then invalid() end
        i = i + 1
      end
      j = j - 1
      while before(pivot, list[j]) do
        if j < i then invalid() end
        j = j - 1
      end
      if j < i then break end
      list[i], list[j] = list[j], list[i]
    end
    list[high - 1], list[i] = list[i], list[high - 1]
    if i - low < high - i then
      quicksort(list, low, i - 1, before)
      low = i + 1
    else
      quicksort(list, i + 1, high, before)
      high = i - 1
    end
  end
end

local function sorted(ok, message)
  if ok then return end
  if message == 'invalid order function for sorting' then message = where(message) end
  error(message, 0)
end

function T.sort(list, before)
  if type(list) ~= 'table' then bad_argument(1, 'table.sort', 'table', list) end
  if before ~= nil and type(before) ~= 'function' then bad_argument(2, 'table.sort', 'function', before) end
  local count = #list
  if before == nil and is_short(list, count) then
    sorted(pcall(native_sort, list))
  elseif count > most or before == nil then
    quicksort(list, 1, count, before or less)
  else
    sorted(pcall(native_sort, list, before))
  end
end
