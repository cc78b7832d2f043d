func train() { print("training") }
train
print("done")
