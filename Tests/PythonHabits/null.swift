let x: Int? = null
