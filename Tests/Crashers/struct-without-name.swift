struct<>: MutableCollection
