print("Grüße, 世界 😀", #"世界", ("世界"):byte(1, 3))
print(("naïve café"):gsub("é", "e"), ("日本"):rep(2, "-"), ("→"):len(), "\u{1F600}")
print(("ÄÖÜ"):lower() == "ÄÖÜ", ("ß"):upper() == "ß", utf8.len("e\u{301}"))
