public import Foundation

extension AccountPage {
    /// What somebody may see and administer, beyond what everybody may.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// Everybody who helps guests.
        case staff
        /// Leads a team.
        case manager
        /// Keeps the books.
        case finance
        /// Sets people and devices up.
        case admin
    }

    /// The certificate that opens the fund.
    public enum Certificate: Hashable, Sendable {
        /// There is none.
        case none
        /// It is valid to the end of this day.
        case valid(through: CivilDate)
        /// It was valid to the end of this day.
        case ended(on: CivilDate)
    }

    /// Whose account it is.
    public struct Profile: Hashable, Sendable {
        /// Their name.
        public let name: String
        /// The short name they sign in with.
        public let handle: String
        /// The property they work at.
        public let property: String
        /// Their roles, in the order shown.
        public let roles: [Role]
        /// Their latest certificate.
        public let certificate: Certificate

        /// Every value, as documented above.
        public init(
            name: String,
            handle: String,
            property: String,
            roles: [Role],
            certificate: Certificate
        ) {
            self.name = name
            self.handle = handle
            self.property = property
            self.roles = roles
            self.certificate = certificate
        }
    }

    /// One sign-in that still works.
    public struct Place: Hashable, Sendable {
        /// What kind of sign-in it is.
        public enum Kind: CaseIterable, Hashable, Sendable {
            /// A command line, or a program of one's own.
            case token
            /// A browser.
            case browser
            /// A shared desk.
            case desk
        }

        /// Its id, by which it is ended.
        public let id: String
        /// What it is called.
        public let label: String
        /// What kind it is.
        public let kind: Kind
        /// Since when it works.
        public let since: Date
        /// When it was used last, to the minute or so; nil where that is not kept.
        public let usedAt: Date?
        /// Whether it is the one that asks.
        public let isCurrent: Bool

        /// Every value, as documented above.
        public init(
            id: String,
            label: String,
            kind: Kind,
            since: Date,
            usedAt: Date?,
            isCurrent: Bool
        ) {
            self.id = id
            self.label = label
            self.kind = kind
            self.since = since
            self.usedAt = usedAt
            self.isCurrent = isCurrent
        }
    }

    /// Whether somebody has a PIN for shared desks.
    public enum PINState: CaseIterable, Hashable, Sendable {
        /// There is none yet.
        case none
        /// There is one.
        case set
        /// There is one, and five wrong tries locked it.
        case locked
    }
}
