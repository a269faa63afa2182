public import Foundation

/// A new act somebody asks to book: its form has been checked, its cover has not.
public struct RecoveryRequest: Hashable, Sendable {
    /// Made by whoever asks; it becomes the recovery's id.
    public let id: Identifier
    /// What kind of act it is.
    public let kind: RecoveryKind
    /// The cost; nil only for a gift that costs nothing.
    public let amount: Money?
    /// What was done.
    public let what: Words
    /// What went wrong; nil when nobody said.
    public let wrong: Words?
    /// Why it was done.
    public let reason: RecoveryReason
    /// Where the money came from; nil for the property's default, or what the kind implies.
    public let means: Means?
    /// Whom it was for; nil when nobody said, and then no guest limit applies.
    public let guest: GuestLabel?
    /// The label means a guest who has just arrived, not the one it meant before.
    public let isNewGuest: Bool
    /// Where it happened, where neither room nor guest says so; nil when nobody said.
    public let place: Words?
    /// The act whose incident it joins; nil opens an incident of its own.
    public let incident: RecoveryReference?
    /// What in the process fell short; nil when nobody said.
    public let cause: Cause?
    /// Minutes given, 0 to 10,080.
    public let minutes: Int
    /// When it happened; nil means now.
    public let occurredAt: Date?
    /// The times of a hold; nil for every other kind.
    public let hold: HoldTimes?

    /// The most minutes one act may give: a week.
    public static let mostMinutes = 10_080

    /// Throws the first refusal that the form alone justifies.
    public init(_ draft: RecoveryDraft) throws(Refusal) {
        what = try Words(draft.what, field: "what")
        wrong = try draft.wrong.mapped { text throws(Refusal) in
            try Words(text, field: "wrong")
        }
        place = try draft.place.mapped { text throws(Refusal) in
            try Words(text, field: "place")
        }
        guest = try draft.label()
        amount = try draft.checkedAmount()
        guard (0...Self.mostMinutes).contains(draft.minutes) else {
            throw Refusal(.minutesOutOfRange)
        }
        (id, kind, reason, means) = (draft.id, draft.kind, draft.reason, draft.means)
        (isNewGuest, incident, cause) = (draft.isNewGuest, draft.incident, draft.cause)
        (minutes, occurredAt) = (draft.minutes, draft.occurredAt)
        hold = draft.kind == .hold ? draft.hold ?? HoldTimes() : nil
    }
}

/// When a held sum is needed, who is away meanwhile, and when it lapses.
public struct HoldTimes: Hashable, Sendable {
    /// When the guest needs it; nil when nobody said.
    public let neededBy: Date?
    /// Until when the employee is away on the rescue; nil when they stay.
    public let awayUntil: Date?
    /// When the hold runs out; nil for 72 hours from booking.
    public let expiresAt: Date?

    /// Times as asked for; the books check them against their own clock.
    public init(neededBy: Date? = nil, awayUntil: Date? = nil, expiresAt: Date? = nil) {
        self.neededBy = neededBy
        self.awayUntil = awayUntil
        self.expiresAt = expiresAt
    }
}

/// What somebody typed, before its form is checked.
public struct RecoveryDraft: Sendable {
    /// See `RecoveryRequest.id`.
    public var id: Identifier
    /// See `RecoveryRequest.kind`.
    public var kind: RecoveryKind
    /// Smallest units and currency code, unchecked; nil when none was given.
    public var amount: (minor: Int64, currency: String)?
    /// What was done.
    public var what: String
    /// What went wrong.
    public var wrong: String?
    /// See `RecoveryRequest.reason`.
    public var reason: RecoveryReason = .recovery
    /// See `RecoveryRequest.means`.
    public var means: Means?
    /// A room number.
    public var room: String?
    /// A guest's name.
    public var guest: String?
    /// See `RecoveryRequest.isNewGuest`.
    public var isNewGuest = false
    /// Where it happened.
    public var place: String?
    /// See `RecoveryRequest.incident`.
    public var incident: RecoveryReference?
    /// See `RecoveryRequest.cause`.
    public var cause: Cause?
    /// See `RecoveryRequest.minutes`.
    public var minutes = 0
    /// See `RecoveryRequest.occurredAt`.
    public var occurredAt: Date?
    /// See `RecoveryRequest.hold`.
    public var hold: HoldTimes?

    /// A draft of the two values that suffice; the rest has defaults.
    public init(
        id: Identifier,
        kind: RecoveryKind,
        amount: (minor: Int64, currency: String)?,
        what: String
    ) {
        self.id = id
        self.kind = kind
        self.amount = amount
        self.what = what
    }

    func label() throws(Refusal) -> GuestLabel? {
        switch (room, guest) {
        case (nil, nil): return nil
        case (let room?, nil): return try GuestLabel(room, kind: .room)
        case (nil, let guest?): return try GuestLabel(guest, kind: .guest)
        case (_?, _?): throw Refusal(.guestTwice)
        }
    }

    func checkedAmount() throws(Refusal) -> Money? {
        guard let amount else {
            guard kind == .gift else { throw Refusal(.amountMissing) }
            return nil
        }
        let money = try Money(minor: amount.minor, currencyCode: amount.currency)
        guard money.minor > 0 || kind == .gift else { throw Refusal(.amountZero) }
        return money
    }
}

extension Money {
    /// A sum somebody asked for: a known currency, not negative, not beyond `largestMinor`.
    ///
    /// Throws `currency_unknown`, `amount_negative` or `amount_too_large`.
    public init(minor: Int64, currencyCode: String) throws(Refusal) {
        guard let currency = Currency(currencyCode) else {
            let code = currencyCode.prefix(20)
            throw Refusal(.currencyUnknown, detail: "“\(code)” is not a currency code.")
        }
        guard minor >= 0 else { throw Refusal(.amountNegative) }
        guard minor <= Money.largestMinor else { throw Refusal(.amountTooLarge) }
        self.init(minor: minor, currency: currency)
    }
}

extension Optional {
    /// `map` for a transformation that throws one kind of error.
    func mapped<Result, Failure: Error>(
        _ transform: (Wrapped) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard let self else { return nil }
        return try transform(self)
    }
}
