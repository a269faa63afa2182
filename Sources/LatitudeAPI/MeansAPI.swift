public import Foundation
public import Latitude

/// What one means moved at one property.
public struct MeansTotal: Codable, Hashable, Sendable {
    /// The property's name.
    public let property: String
    /// Where the money came from.
    public let means: Means
    /// How many entries moved it.
    public let entries: Int64
    /// What went out.
    public let out: Money
    /// What came back.
    public let back: Money
    /// What remains; below zero where more came back.
    public let net: Money

    /// Every value; what remains follows.
    public init(property: String, means: Means, entries: Int64, out: Money, back: Money) {
        self.property = property
        self.means = means
        self.entries = entries
        self.out = out
        self.back = back
        net = out - back
    }
}

/// What `GET /api/v1/means` answers.
public struct MeansList: Codable, Hashable, Sendable {
    /// By property, then by means; may be empty.
    public let totals: [MeansTotal]

    /// What was moved.
    public init(totals: [MeansTotal]) { self.totals = totals }
}

/// The slip of a property's till for one day.
public struct Slip: Codable, Hashable, Sendable {
    /// One movement of the till.
    public struct Line: Codable, Hashable, Sendable {
        /// The entry's number.
        public let number: Int64
        /// The act's code.
        public let code: String
        /// What the entry is.
        public let kind: EntryKind
        /// The handle of who booked it.
        public let employee: String
        /// The cost centre's name.
        public let costCentre: String
        /// The day it happened.
        public let occurredOn: Day
        /// When it was booked.
        public let bookedAt: Date
        /// What went out; zero where something came back.
        public let out: Money
        /// What came back; zero where something went out.
        public let back: Money

        /// Every value, as documented above.
        public init(
            number: Int64,
            code: String,
            kind: EntryKind,
            employee: String,
            costCentre: String,
            occurredOn: Day,
            bookedAt: Date,
            out: Money,
            back: Money
        ) {
            self.number = number
            self.code = code
            self.kind = kind
            self.employee = employee
            self.costCentre = costCentre
            self.occurredOn = occurredOn
            self.bookedAt = bookedAt
            self.out = out
            self.back = back
        }
    }

    /// The property's name.
    public let property: String
    /// The day the journal carries it under.
    public let day: Day
    /// In the order of booking; may be empty.
    public let lines: [Line]
    /// All that went out.
    public let out: Money
    /// All that came back.
    public let back: Money
    /// What the till is short of by it; below zero where more came back.
    public let net: Money

    /// A day's slip; the sums follow from the lines.
    public init(property: String, day: Day, currency: Currency, lines: [Line]) {
        self.property = property
        self.day = day
        self.lines = lines
        out = Money(minor: lines.reduce(0) { $0 + $1.out.minor }, currency: currency)
        back = Money(minor: lines.reduce(0) { $0 + $1.back.minor }, currency: currency)
        net = out - back
    }
}
