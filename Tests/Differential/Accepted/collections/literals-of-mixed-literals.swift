// Covers: array, dictionary, any
let rows = [[1], ["a"], []]
print(rows, type(of: rows))
let records = [["name": "Ada", "age": 36], ["name": "Alan", "age": 41]]
print(type(of: records), records.map { $0["name"] as? String ?? "?" }, records.count)
let columns = ["id": [1, 2], "name": ["x", "y"]]
print(type(of: columns), columns["id"]!.count)
let cubes = [[[1]], [["a"]], [[true]]]
print(type(of: cubes))
let numbers = [[1, 2], [2.5]]
print(numbers, type(of: numbers))
let pairs = [[1, "a"]]
print(type(of: pairs), pairs[0].count, [nil] as [Int?], [nil, 1])
let settings = ["on": [true, false], "rates": [0.1, 0.01]]
print((settings["rates"] ?? []).compactMap { $0 as? Double })
