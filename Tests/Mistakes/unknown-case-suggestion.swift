enum Light { case red, green }
let light = Light.red
switch light {
case .gren: print("go")
default: print("other")
}
