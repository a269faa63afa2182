/// What kind of act a recovery is.
public enum RecoveryKind: String, CaseIterable, Codable, Sendable {
    /// Money spent on the guest.
    case spend
    /// Money reserved, to be settled or released.
    case hold
    /// A charge struck off the guest's bill.
    case waiver
    /// Time or things given; may cost nothing.
    case gift
}

/// Where the money or thing came from; it chooses the accounts (see `means_account` in `sql/`).
public enum Means: String, CaseIterable, Codable, Sendable {
    /// Cash of the house.
    case till
    /// A card of the house.
    case card
    /// The employee's own money, owed to them.
    case own
    /// The guest's bill.
    case folio
    /// Something of the house, at cost.
    case inKind = "in_kind"
    /// Minutes; no posting unless a cost is given.
    case time
}

/// Why the act was done.
public enum RecoveryReason: String, CaseIterable, Codable, Sendable {
    /// Something fell short.
    case recovery
    /// Nothing did; a kindness.
    case delight
}

/// What in the process fell short (the five letters of “MR BIV”); never a person.
public enum Cause: String, CaseIterable, Codable, Sendable {
    case mistake
    case rework
    case breakdown
    case inefficiency
    case variation
}

/// Whom an act was for, as typed at the desk.
public struct GuestLabel: Hashable, Sendable {
    /// How the guest is known.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case room
        case guest
    }

    /// How the guest is known.
    public let kind: Kind
    /// The label as typed, 1 to 200 characters.
    public let text: String
    /// The label for comparison: case and blanks folded, so `  ms  ITO ` is `ms ito`.
    public var normalised: String {
        text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }

    /// Throws a refusal of the text, naming `kind` as the field.
    public init(_ text: String, kind: Kind) throws(Refusal) {
        let words = try Words(text, field: kind.rawValue)
        guard words.text.count <= 200 else {
            throw Refusal(
                .textTooLong,
                detail: "“\(kind.rawValue)” has \(words.text.count) characters; 200 fit."
            )
        }
        self.kind = kind
        self.text = words.text
    }
}
