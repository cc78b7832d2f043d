let prices = [1.5, 2.25]
for price in prices { print($0 + price) }
