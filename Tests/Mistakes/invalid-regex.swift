let price = "cost 42"
print(price.firstMatch(of: #/(?<=cost )\d+/#)!.output)
