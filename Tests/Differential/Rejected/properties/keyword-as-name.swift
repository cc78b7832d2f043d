// Error: syntax
// swiftc: keyword 'class' cannot be used as an identifier here
let class = 5
print(class)
