import SwiftSyntax

/// `@available(*, unavailable, renamed: "…", message: "…")`: what must not be called any more.
struct Unavailability {
    var message: String?
    var renamed: String?

    init?(_ attributes: AttributeListSyntax) {
        let said = attributes.names.first {
            guard $0.name == "available", let list = $0.availability else { return false }
            return list.contains { $0.argument.trimmedDescription == "unavailable" }
                && list.contains { $0.argument.trimmedDescription == "*" }
        }
        guard let said else { return nil }
        for case .availabilityLabeledArgument(let labelled) in (said.availability ?? []).map(
            \.argument)
        {
            guard case .string(let text) = labelled.value else { continue }
            let value = text.segments.trimmedDescription
            switch labelled.label.text {
            case "message": message = value
            case "renamed": renamed = value
            default: break
            }
        }
    }
}

extension AttributeSyntax {
    fileprivate var availability: AvailabilityArgumentListSyntax? {
        if case .availability(let list)? = arguments { return list }
        return nil
    }
}
