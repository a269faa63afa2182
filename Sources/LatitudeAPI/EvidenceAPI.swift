public import Foundation
public import Latitude

/// The JSON body of `PUT …/evidence/{id}`: there is no file, and why.
public struct MissingBody: Codable, Hashable, Sendable {
    /// Why, 1 to 2,000 characters; finance read it.
    public var missing: String

    /// A body of a reason.
    public init(missing: String) { self.missing = missing }
}

/// What `GET …/evidence` answers.
public struct EvidenceList: Codable, Hashable, Sendable {
    /// The act's code.
    public let code: String
    /// How the act stands.
    public let state: EvidenceState
    /// From which sum on a bill is wanted, as the policy that covered the act says.
    public let receiptsFrom: Money
    /// What was added, oldest first; may be empty.
    public let evidence: [EvidenceItem]

    /// Every value, as documented above.
    public init(
        code: String,
        state: EvidenceState,
        receiptsFrom: Money,
        evidence: [EvidenceItem]
    ) {
        self.code = code
        self.state = state
        self.receiptsFrom = receiptsFrom
        self.evidence = evidence
    }
}

/// Something that was added to an act.
public struct EvidenceItem: Codable, Hashable, Sendable {
    /// Its id, by which a file is fetched.
    public let id: Identifier
    /// What it is; absent for words on why there is no file.
    public let mediaType: EvidenceType?
    /// Bytes of the file; absent without one.
    public let size: Int?
    /// Why there is no file; absent where there is one, and once erased.
    public let missing: String?
    /// The handle of who added it.
    public let addedBy: String
    /// When.
    public let addedAt: Date
    /// Whether it was erased with its guest.
    public let isErased: Bool

    /// Every value, as documented above.
    public init(
        id: Identifier,
        mediaType: EvidenceType?,
        size: Int?,
        missing: String?,
        addedBy: String,
        addedAt: Date,
        isErased: Bool
    ) {
        self.id = id
        self.mediaType = mediaType
        self.size = size
        self.missing = missing
        self.addedBy = addedBy
        self.addedAt = addedAt
        self.isErased = isErased
    }
}
