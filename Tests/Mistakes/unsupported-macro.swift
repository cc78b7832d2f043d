let page = #Preview("title")
