for w in ("one two three"):gmatch("%a+", 5) do print(w) end
for w in ("one two three"):gmatch("%a+", -5) do print(w) end
for w in ("abc"):gmatch("%a", 100) do print(w) end
for w in ("^a^a"):gmatch("^a") do print("anchor is plain", w) end
print(select("#", ("x"):gmatch("y")()))
