print(("Hello World"):upper(), ("Hello World"):lower(), ("Hello"):reverse(), ("Hello"):len(), #"Hello")
print(("a1!"):upper(), (""):upper(), (""):reverse())
print(("x"):upper():lower():rep(2):reverse())
