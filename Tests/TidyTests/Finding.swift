import Testing

/// One place that breaks a rule, and what to do about it.
struct Finding: Sendable, CustomStringConvertible {
    let path: String
    /// Counted from 1.
    let line: Int
    let advice: String

    var description: String { "\(path):\(line): \(advice)" }
}

/// Records one issue per finding, so that a single run names them all.
func report(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings {
        Issue.record("\(finding.description)", sourceLocation: sourceLocation)
    }
}
