let table = DataTable(csvText: "age,height\n3,90\n,95\n")
// ---
let x = table.tensor()
