local Animal = {} Animal.__index = Animal
function Animal.new(n) return setmetatable({ name = n }, Animal) end
function Animal:speak() return self.name .. " makes a sound" end
local Dog = setmetatable({}, { __index = Animal }) Dog.__index = Dog
function Dog.new(n) local d = Animal.new(n) return setmetatable(d, Dog) end
function Dog:speak() return Animal.speak(self) .. ": woof" end
print(Animal.new("cat"):speak(), Dog.new("rex"):speak())
print(getmetatable(Dog.new("x")) == Dog, Dog.new("y").name)
