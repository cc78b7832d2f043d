macro stringify(_ value: Int) -> String = #externalMacro(module: "M", type: "T")
