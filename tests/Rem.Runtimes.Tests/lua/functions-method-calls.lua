local Account = {} Account.__index = Account
function Account.new(b) return setmetatable({ balance = b or 0 }, Account) end
function Account:deposit(v) self.balance = self.balance + v return self end
function Account.type() return "account" end
local a = Account.new(10):deposit(5):deposit(2.5)
print(a.balance, Account.type(), a.deposit == Account.deposit)
local b = { f = function(self, x) return self.v + x end, v = 3 }
print(b:f(4), b.f(b, 1), pcall(b.f), pcall(b.g))
local obj = { name = "o", sub = { m = function(s) return s end } }
print(obj.sub:m() == obj.sub)
