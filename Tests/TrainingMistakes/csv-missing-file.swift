let table = try DataTable(csv: "/tmp/there-is-no-such-table.csv")
