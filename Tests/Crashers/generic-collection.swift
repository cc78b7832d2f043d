struct X<A>:Collection {}
print(1)