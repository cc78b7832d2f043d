static precedencegroup Low { higherThan: AssignmentPrecedence }
print(1)
