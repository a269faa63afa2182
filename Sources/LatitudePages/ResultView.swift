import Messages

/// The values of `result.mustache`: what was done, and what comes next.
struct ResultView: Sendable {
    struct Way: Sendable {
        let path: String
        let text: String
    }

    let tone: String
    let title: String
    let detail: String
    let next: [String]
    let way: Way
}

/// The words of `result.mustache`.
struct ResultTexts: Sendable {
    let next: String

    static func of(_ frame: Frame) -> Self {
        switch frame.language {
        case .en: Self(next: "What comes next")
        case .pl: Self(next: "Co dalej")
        }
    }
}
