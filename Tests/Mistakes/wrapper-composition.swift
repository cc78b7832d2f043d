@propertyWrapper struct A { var wrappedValue: Int }
@propertyWrapper struct B { var wrappedValue: Int }
struct S { @A @B var x = 1 }
