let ready = false
if not ready { print("wait") }
