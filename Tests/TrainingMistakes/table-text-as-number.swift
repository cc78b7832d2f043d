let table = DataTable(csvText: "age,city\n3,Paris\n")
// ---
let x = table.tensor(["age", "city"])
