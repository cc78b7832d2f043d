func train(**kwargs) {
}
