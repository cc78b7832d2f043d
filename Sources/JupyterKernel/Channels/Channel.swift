/// The sockets that messages come and go by.
package enum Channel: String, Sendable, CaseIterable { case control, shell, stdin, iopub }
