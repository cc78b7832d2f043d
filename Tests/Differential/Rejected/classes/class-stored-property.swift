// Error: class-stored-property
// swiftc: class stored properties not supported in classes; did you mean 'static'?
class Animal {
    class var count = 0
}
