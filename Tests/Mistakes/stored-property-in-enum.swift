enum Light {
    case red
    var brightness = 3
}
print(Light.red)
