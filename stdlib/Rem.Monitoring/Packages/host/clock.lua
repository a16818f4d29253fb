local told = rem.call('probe clock')
if told.synchronized == nil then return { status = 'unknown', text = 'the kernel does not tell how right its clock is' } end
local result = { offset = told.offset, wrong = told['most wrong'], units = { offset = 's', wrong = 's' } }
if told.synchronized then
  result.text = string.format('set right by %.3f ms, wrong by %.0f ms at most', 1000 * told.offset, 1000 * told['most wrong'])
else
  result.status, result.text = 'warning', 'nothing sets the clock right'
end
return result
