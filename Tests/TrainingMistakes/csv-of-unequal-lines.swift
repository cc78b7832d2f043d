let table = DataTable(csvText: "age,city\n3,Paris\n4,Rome,Italy\n")
