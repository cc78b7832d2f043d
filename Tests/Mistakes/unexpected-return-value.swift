func log(_ text: String) { return text.count }
log("a")
