local n, is, primes = 100, {}, {}
for i = 2, n do is[i] = true end
for i = 2, n do if is[i] then primes[#primes + 1] = i for j = i * i, n, i do is[j] = false end end end
print(#primes, table.concat(primes, " "))
