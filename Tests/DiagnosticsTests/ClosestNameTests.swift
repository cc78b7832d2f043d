import Diagnostics
import Testing

@Test(
    "The name with the fewest slips is found",
    arguments: [
        ("lables", "labels"),  // two neighbours swapped
        ("softmx", "softmax"),  // one left out
        ("reluu", "relu"),  // one too many
        ("Tensor", "tensor"),  // case alone
        ("X", "x"),
        ("softmaxCrossEntropi", "softmaxCrossEntropy"),
        ("valuewithgradient", "valueWithGradient"),
    ])
func closest(name: String, expected: String) {
    let names = [
        "labels", "softmax", "relu", "tensor", "x", "softmaxCrossEntropy", "valueWithGradient",
        "images", "print",
    ]
    #expect(closestName(to: name, among: names) == expected)
}

@Test(
    "Names too far off, short names and empty ones suggest nothing",
    arguments: ["y", "ab", "", "completely", "lbs"])
func nothingClose(name: String) {
    #expect(closestName(to: name, among: ["x", "ba", "labels", "relu"]) == nil)
}

@Test("Ties do not depend on the order of the candidates, and nearer case wins")
func ties() {
    #expect(closestName(to: "cat", among: ["cut", "car", "bat"]) == "bat")
    #expect(closestName(to: "cat", among: ["bat", "cut", "car"]) == "bat")
    #expect(closestName(to: "dense", among: ["DENSE", "Dense"]) == "Dense")
    #expect(closestName(to: "cat", among: ["cat"]) == nil)
}

@Test(
    "A longer name with all of what was typed is found, another form of the word before a slip",
    arguments: [
        ("huber", "huberLoss"),
        ("flip", "flipped"),
        ("sort", "sorted"),  // not sqrt
        ("crossEntropy", "softmaxCrossEntropy"),
        ("entropy", "softmaxCrossEntropy"),
        ("normal", "normalized"),  // the one that begins with it
    ])
func longer(name: String, expected: String) {
    let names = [
        "huberLoss", "flipped", "sorted", "sqrt", "softmaxCrossEntropy", "randomNormal",
        "normalized", "normalizedByColumns",
    ]
    #expect(closestName(to: name, among: names) == expected)
}

@Test("Three letters, and letters within a word, are no name's part", arguments: ["sof", "orma"])
func noPart(name: String) {
    #expect(closestName(to: name, among: ["softmax", "normalized", "randomNormal"]) == nil)
}
