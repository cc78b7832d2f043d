func total(*numbers) -> Int { 0 }
