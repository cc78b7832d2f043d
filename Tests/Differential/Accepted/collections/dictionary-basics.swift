// Covers: dictionary
var ages = ["Ann": 31]
ages["Bob"] = 25
ages["Bob"]! += 1
print(ages["Ann"]!, ages["Bob"] as Any, ages["Eve"] as Any, ages.count)
print(ages.updateValue(40, forKey: "Ann") as Any, ages.updateValue(1, forKey: "New") as Any)
ages["New"] = nil
print(ages.removeValue(forKey: "Bob") as Any, ages.removeValue(forKey: "Nobody") as Any, ages)
ages["Zoe", default: 10] += 5
print(ages["Zoe"]!, ages["Nobody", default: -1], ages.keys.contains("Zoe"), ages.values.contains(15))
var nested = ["a": ["x": 1]]
nested["a"]?["y"] = 2
nested["b", default: [:]]["z"] = 3
print(nested["a"]!.count, nested["b"]!["z"]!, nested["c"]?["z"] as Any)
var groups: [Int: [String]] = [:]
for word in ["one", "two", "three"] { groups[word.count, default: []].append(word) }
print(groups[3]!, groups[5]!, groups.isEmpty, [String: Int]().isEmpty)
let single = ["k": 1.5]
print(single, single.description, single.first!, single.keys, single.values)
debugPrint(single, single.keys)
print([1: "a"] == [1: "a"], [1: "a"] != [1: "b"], ["a": [1]] == ["a": [1]], type(of: single))
ages.removeAll()
print(ages, ages.first as Any)
