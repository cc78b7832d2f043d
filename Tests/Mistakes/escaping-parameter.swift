var actions: [() -> Void] = []
func later(_ action: () -> Void) {
    actions.append(action)
}
