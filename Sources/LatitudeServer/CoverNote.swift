import Latitude
import LatitudeStore
import Messages

/// The text of a cover note: proof that an act was within authority, from facts that never change,
/// so that the same act has the same bytes for ever.
///
/// Once it is undone it has others, which say so first.
///
/// The entry is named by its digest: its number would tell how many the house has. What others gave
/// the same guest or incident is told in steps, so that nobody learns what a colleague gave.
struct CoverNote {
    /// Lines that end in LF; names and amounts, no word about a guest.
    let text: String

    init(_ facts: CoverFacts) throws {
        let act = facts.head
        guard let currency = Currency(act.currency) else { throw Refusal(.internalFault) }
        func sum(_ minor: Int64) -> String {
            "\(Money(minor: minor, currency: currency).plain) \(currency)"
        }
        var lines = [
            "Latitude cover note, version 3",
            "",
        ]
        if let undoneAt = act.undoneAt {
            lines += [Messages.of(.en)("undone.cover", ["instant": undoneAt]), ""]
        }
        lines += [
            "Organisation: \(act.organisation)",
            "Property: \(act.property)",
            "Act: \(act.code), \(Identifier(act.id))",
            "By: \(act.handle)",
            "What: \(act.kind) of \(sum(act.amount))",
            "Happened on: \(act.occurredOn)",
            "Booked at: \(act.bookedAt)",
            "Certificate: \(act.course), \(act.certifiedFrom) to \(act.certifiedUntil)",
            "Entry: sha256 \(act.digest)",
        ]
        for fund in facts.funds {
            let window = fund.from.map { "\($0) to \(fund.until ?? $0)" } ?? "as long as it lasts"
            let kind = fund.isHard ? "hard limit" : "advice"
            let before = fund.limit - fund.usedBefore - fund.heldBefore
            let after = fund.limit - fund.usedAfter - fund.heldAfter
            lines += [
                "",
                "Fund: \(fund.scope), \(window)",
                "  \(kind) \(sum(fund.limit)), policy \(fund.policy.number)",
                "  before: used \(sum(fund.usedBefore)), held \(sum(fund.heldBefore)), "
                    + "left \(sum(before))",
                "  after: used \(sum(fund.usedAfter)), held \(sum(fund.heldAfter)), "
                    + "left \(sum(after))",
            ]
            if let others = fund.others, let step = fund.step {
                lines.append(
                    "  of these others: \(sum(others)), told in steps of \(sum(step)), rounded down"
                )
            }
            lines.append("  link: sha256 \(fund.hash)")
        }
        var told: Set<Int> = []
        for policy in facts.funds.map(\.policy) where told.insert(policy.number).inserted {
            lines += ["", "Policy: \(policy.number) of \(policy.property), from \(policy.from)"]
            lines.append("  owner: \(policy.owner.oneLine)")
            for (language, wording) in try policy.texts().sorted(by: { $0.key < $1.key }) {
                lines.append("  text (\(language)): \(wording.oneLine)")
            }
            for (scope, limit, isHard) in try policy.scopes() {
                lines.append("  \(scope.rawValue): \(sum(limit)), \(isHard ? "hard" : "advice")")
            }
        }
        text = lines.map { "\($0)\n" }.joined()
    }
}

extension String {
    /// The text on one line, so that no wording can look like a line of the note.
    fileprivate var oneLine: String {
        split { $0.isNewline || $0 == "\0" }.joined(separator: " ")
    }
}
