enum Token: String {
    case word(String)
    case end
}
