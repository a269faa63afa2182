public import Foundation
public import Latitude

/// Whether a month may still be booked in.
public enum PeriodState: String, Codable, CaseIterable, Sendable {
    case open
    case closed
}

/// A month of the books.
public struct Period: Codable, Hashable, Sendable {
    /// One closing or reopening.
    public struct Change: Codable, Hashable, Sendable {
        /// What the month became.
        public let state: PeriodState
        /// When.
        public let at: Date
        /// The handle of who did it.
        public let by: String
        /// Why it was opened again; absent for a closing.
        public let reason: String?

        /// Every value, as documented above.
        public init(state: PeriodState, at: Date, by: String, reason: String?) {
            self.state = state
            self.at = at
            self.by = by
            self.reason = reason
        }
    }

    /// Acts whose bill is wanted and not there, in one currency.
    public struct Missing: Codable, Hashable, Sendable {
        /// How many acts.
        public let acts: Int
        /// What was spent on them, before repayments.
        public let amount: Money

        /// Every value, as documented above.
        public init(acts: Int, amount: Money) {
            self.acts = acts
            self.amount = amount
        }
    }

    /// The month.
    public let month: Month
    /// Whether it may still be booked in.
    public let state: PeriodState
    /// Whether it is over at every property, so that it may be closed.
    public let isOver: Bool
    /// Every closing and reopening, latest first; may be empty.
    public let changes: [Change]
    /// Acts booked in it whose bill is wanted and not there, a line for each currency.
    ///
    /// May be empty. It keeps no month from closing.
    public let missingEvidence: [Missing]

    /// Every value, as documented above.
    public init(
        month: Month,
        state: PeriodState,
        isOver: Bool,
        changes: [Change],
        missingEvidence: [Missing]
    ) {
        self.month = month
        self.state = state
        self.isOver = isOver
        self.changes = changes
        self.missingEvidence = missingEvidence
    }
}

/// What `GET /api/v1/periods` answers.
public struct PeriodList: Codable, Hashable, Sendable {
    /// From the first month with a booking to the present one, latest first.
    public let periods: [Period]

    /// A list.
    public init(periods: [Period]) { self.periods = periods }
}

/// The body of `PUT /api/v1/periods/{month}`.
public struct PeriodBody: Codable, Hashable, Sendable {
    /// What the month is to become.
    public var state: PeriodState
    /// Why it is opened again; left out for a closing.
    public var reason: String?

    /// A body.
    public init(state: PeriodState, reason: String? = nil) {
        self.state = state
        self.reason = reason
    }
}
