barChart([0.5, -0.5], names: ["a", "b"])
