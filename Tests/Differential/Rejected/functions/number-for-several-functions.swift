// Error: ambiguous-use
// swiftc: ambiguous use of 'kind'
func kind(_ x: Float) -> String { "Float" }
func kind(_ x: Double) -> String { "Double" }
print(kind(1))
