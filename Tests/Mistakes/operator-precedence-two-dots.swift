for epoch in 0..3 { print(epoch) }
