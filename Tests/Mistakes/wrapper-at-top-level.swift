@propertyWrapper struct Positive { var wrappedValue: Int }
@Positive var count = 3
print(count)
