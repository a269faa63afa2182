/// What became of the guest, best first.
public enum PageOutcome: String, CaseIterable, Hashable, Sendable {
    /// More than put right.
    case delighted
    /// Put right.
    case better
    /// As before.
    case same
    /// Worse than before.
    case worse
    /// Gone for good.
    case lost

    var mark: Mark {
        switch self {
        case .delighted: .delighted
        case .better: .better
        case .same: .same
        case .worse: .worse
        case .lost: .lost
        }
    }
}

/// The values of `outcome.mustache`: an outcome as a chip, or that nobody asked yet.
struct OutcomeChip: Sendable {
    let mark: String
    let text: String
    let isOpen: Bool

    /// `outcome` nil: nobody asked yet.
    init(_ outcome: PageOutcome?, texts: OutcomeTexts) {
        mark = (outcome?.mark ?? .open).rawValue
        text = outcome.map(texts.outcome) ?? texts.notAsked
        isOpen = outcome == nil
    }

    /// The marks such chips use.
    static let marks: [Mark] = PageOutcome.allCases.map(\.mark) + [.open]
}

/// The words of outcomes, everywhere the same.
struct OutcomeTexts: Sendable {
    let outcome: @Sendable (PageOutcome) -> String
    let notAsked: String

    static let english = Self(
        outcome: { outcome in
            switch outcome {
            case .delighted: "Delighted"
            case .better: "Better"
            case .same: "Same"
            case .worse: "Worse"
            case .lost: "Lost"
            }
        },
        notAsked: "Not asked yet"
    )

    static let polish = Self(
        outcome: { outcome in
            switch outcome {
            case .delighted: "Zachwyt"
            case .better: "Lepiej"
            case .same: "Bez zmian"
            case .worse: "Gorzej"
            case .lost: "Utrata gościa"
            }
        },
        notAsked: "Jeszcze bez pytania"
    )
}
