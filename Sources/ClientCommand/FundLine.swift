import Foundation
import Latitude
import LatitudeAPI
import Messages

/// What is left of one fund, on one line: `120.00 of 2,000.00 used       1,880.00 left`.
struct FundLine {
    let label: String
    let used: String
    let limit: String
    /// Nil when nothing is held.
    let held: String?
    let left: String

    init(_ fund: FundBody, today: Day?) {
        label = Self.label(fund, today: today)
        used = fund.used.grouped
        limit = fund.limit.grouped
        held = fund.held.minor == 0 ? nil : fund.held.grouped
        let isOver = fund.left.minor < 0
        let rest = isOver ? Money(minor: -fund.left.minor, currency: fund.left.currency) : fund.left
        left = "\(rest.grouped) \(isOver ? "over, advice only" : "left")"
    }

    /// `Room 412 today`, `Your November`, `You on 20 Nov`, `Incident 7K2M`; of a colleague's fund
    /// `November of ada`.
    static func label(_ fund: FundBody, today: Day?) -> String {
        let subject = fund.subject.map(Printable.line)
        let day = fund.from.map { $0 == today ? "today" : "on \(DayText.short($0))" } ?? ""
        switch fund.scope {
        case .employeeDay: return "\(subject ?? "You") \(day)"
        case .employeeMonth:
            let month = fund.from.map(DayText.month) ?? "month"
            guard let subject else { return "Your \(month)" }
            let values = ["month": month, "who": TextWidth.cut(subject, to: 24)]
            return Messages.of(.en)("fund.monthOf", values)
        case .guestDay: return "\(subject.map(guest) ?? "Guest") \(day)"
        case .incident: return subject.map { "Incident \($0)" } ?? "This incident"
        }
    }

    /// A label that starts with a digit is a room's number; anything else is a name.
    private static func guest(_ subject: String) -> String {
        let name = TextWidth.cut(subject, to: 24)
        return subject.first?.isNumber == true ? "Room \(name)" : name
    }
}

/// Columns of several fund lines below each other, amounts aligned at the right.
struct FundColumns {
    private let used: Int
    private let limit: Int
    private let left: Int

    init(_ lines: [FundLine]) {
        used = lines.map(\.used.count).max() ?? 0
        limit = lines.map(\.limit.count).max() ?? 0
        left = lines.map(\.left.count).max() ?? 0
    }

    var isEmpty: Bool { left == 0 }

    /// Columns of the whole, with a narrow gap.
    var width: Int { used + limit + left + " of  used  ".count }

    /// One line, and a second for what is held; what is left goes there too where it does not fit.
    func lines(_ line: FundLine, within available: Int) -> [String] {
        let total = TextWidth.right(line.limit, limit)
        let spent = "\(TextWidth.right(line.used, used)) of \(total) used"
        let held = line.held.map { ["\(TextWidth.right($0, used)) held"] } ?? []
        guard width <= available else { return [spent, line.left] + held }
        let gap = String(repeating: " ", count: min(7, 2 + available - width))
        return [spent + gap + TextWidth.right(line.left, left)] + held
    }
}

/// Days as people write them.
enum DayText {
    /// `31 Mar 2027`.
    static func long(_ day: Day) -> String { "\(short(day)) \(day.year)" }

    /// `31 Mar`.
    static func short(_ day: Day) -> String { "\(day.day) \(month(day).prefix(3))" }

    /// `March`.
    static func month(_ day: Day) -> String { months[day.month - 1] }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
