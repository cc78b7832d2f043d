enum Direction { case north, south }
let way = Direction()
