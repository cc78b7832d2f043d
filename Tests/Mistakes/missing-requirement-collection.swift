struct Deck<Card>: Collection {
    var cards: [Card] = []
}
