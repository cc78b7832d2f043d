#Preview { 1 }
