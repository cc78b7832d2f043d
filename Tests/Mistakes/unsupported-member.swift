struct Box {
    var width = 1
    precedencegroup Sharp { higherThan: AdditionPrecedence }
}
