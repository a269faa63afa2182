public import Foundation
public import Latitude

/// What `GET /api/v1/budget` answers: plan and cost of a month.
///
/// It informs, and stops nobody.
public struct BudgetMonth: Codable, Hashable, Sendable {
    /// A cost centre, or a whole property.
    public struct Line: Codable, Hashable, Sendable {
        /// The property's name.
        public let property: String
        /// The cost centre's code; absent for the property's total.
        public let costCentre: String?
        /// The cost centre's name; absent for the property's total.
        public let name: String?
        /// What it may cost; absent without a plan.
        public let plan: Money?
        /// What it cost, with what came back taken off.
        public let actual: Money
        /// Plan less cost; absent without a plan.
        public let left: Money?
        /// The cost in whole hundredths of the plan, rounded down; absent without one.
        public let percent: Int?

        /// A line; `left` and `percent` follow from plan and cost.
        public init(
            property: String,
            costCentre: String?,
            name: String?,
            plan: Money?,
            actual: Money
        ) {
            self.property = property
            self.costCentre = costCentre
            self.name = name
            self.plan = plan
            self.actual = actual
            left = plan.map { $0 - actual }
            percent = plan.flatMap { $0.minor > 0 ? Self.percent(actual.minor, of: $0.minor) : nil }
        }

        /// How far along the plan it is.
        public var mark: BudgetMark {
            switch percent {
            case nil: .unplanned
            case .some(100...): .full
            case .some(80...): .near
            default: .within
            }
        }

        private static func percent(_ part: Int64, of whole: Int64) -> Int {
            Int(max(0, min(Int128(part) * 100 / Int128(whole), 9_999)))
        }
    }

    /// A plan that was set, or changed.
    public struct Change: Codable, Hashable, Sendable {
        /// The property's name.
        public let property: String
        /// The cost centre's code.
        public let costCentre: String
        /// The cost centre's name.
        public let name: String
        /// What was planned before; absent where nothing was.
        public let former: Money?
        /// What was planned from then on.
        public let plan: Money
        /// The handle of who took the plan over.
        public let by: String
        /// When.
        public let at: Date

        /// Every value, as documented above.
        public init(
            property: String,
            costCentre: String,
            name: String,
            former: Money?,
            plan: Money,
            by: String,
            at: Date
        ) {
            self.property = property
            self.costCentre = costCentre
            self.name = name
            self.former = former
            self.plan = plan
            self.by = by
            self.at = at
        }
    }

    /// The month.
    public let month: Month
    /// By property, its total before its cost centres; may be empty.
    public let lines: [Line]
    /// How its plans changed, latest first, at most 1,000; nil from an older server.
    public let changes: [Change]?

    /// A month.
    public init(month: Month, lines: [Line], changes: [Change] = []) {
        self.month = month
        self.lines = lines
        self.changes = changes
    }
}

/// How far a cost is along its plan.
public enum BudgetMark: Sendable {
    /// There is no plan.
    case unplanned
    /// Below 80 %.
    case within
    /// 80 % or more.
    case near
    /// 100 % or more.
    case full
}

/// What taking a plan over answers.
public struct BudgetImport: Codable, Hashable, Sendable {
    /// Lines that were not there before.
    public let added: Int
    /// Lines with another sum than before.
    public let changed: Int
    /// Lines as they were.
    public let unchanged: Int

    /// Every value, as documented above.
    public init(added: Int, changed: Int, unchanged: Int) {
        self.added = added
        self.changed = changed
        self.unchanged = unchanged
    }
}
