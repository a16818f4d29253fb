for _, n in ipairs { 1, 1.0, 1e0, 10 / 2, 2^2, 7 // 1, 7 // 1.0, 3 % 2, 3.0 % 2, 1e15, 1e17, -1.0 } do print(n, math.type(n), n == math.floor(n)) end
