let table = DataTable(csvText: "age,city\n3,Paris\n")
// ---
print(table.numbers("agee"))
