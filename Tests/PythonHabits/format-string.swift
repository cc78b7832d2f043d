let epoch = 3
print(f"epoch {epoch}")
