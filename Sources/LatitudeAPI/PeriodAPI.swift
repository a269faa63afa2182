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

    /// How the books stood at the month's end; of a month that runs, how they stand now.
    public struct End: Codable, Hashable, Sendable {
        /// What was booked in the month in one currency; debits equal credits.
        public struct Booked: Codable, Hashable, Sendable {
            /// How many postings.
            public let postings: Int
            /// What they debit.
            public let debit: Money
            /// What they credit.
            public let credit: Money

            /// Every value, as documented above.
            public init(postings: Int, debit: Money, credit: Money) {
                self.postings = postings
                self.debit = debit
                self.credit = credit
            }
        }

        /// By currency; may be empty.
        public let booked: [Booked]
        /// What was held, by currency, settled since or not; may be empty.
        public let held: [HeldTotal]
        /// What employees were owed for own money, by currency, paid back since or not.
        public let owed: [Money]

        /// Every value, as documented above.
        public init(booked: [Booked], held: [HeldTotal], owed: [Money]) {
            self.booked = booked
            self.held = held
            self.owed = owed
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
    /// How the books stood at its end; absent unless one month is asked for.
    public var end: End?

    /// Every value, as documented above.
    public init(
        month: Month,
        state: PeriodState,
        isOver: Bool,
        changes: [Change],
        missingEvidence: [Missing],
        end: End? = nil
    ) {
        self.month = month
        self.state = state
        self.isOver = isOver
        self.changes = changes
        self.missingEvidence = missingEvidence
        self.end = end
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
