/// A type of file that is taken as evidence, as its bytes say.
public enum EvidenceType: String, CaseIterable, Codable, Sendable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    case heic = "image/heic"
    case pdf = "application/pdf"

    /// How a file of the type ends, without the dot.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .webp: "webp"
        case .heic: "heic"
        case .pdf: "pdf"
        }
    }
}

/// A photo or PDF of a bill, whole and of a known type.
public struct EvidenceFile: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes a file may have: 10 MB.
    public static let mostBytes = 10 << 20

    /// What it is.
    public let type: EvidenceType
    /// The file.
    public let bytes: [UInt8]

    /// Takes a file for what its bytes are, whatever it was named.
    ///
    /// Throws `body_too_large`, or `evidence_type` for anything that is no whole photo or PDF.
    public init(_ bytes: [UInt8]) throws(Refusal) {
        guard bytes.count <= Self.mostBytes else { throw Refusal(.bodyTooLarge) }
        guard !bytes.isEmpty else {
            throw Refusal(.evidenceType, detail: "The file is empty.")
        }
        guard let type = EvidenceType.allCases.first(where: { FileForm.begins(bytes, $0) }) else {
            throw Refusal(.evidenceType)
        }
        guard FileForm.isWhole(bytes, type) else {
            throw Refusal(
                .evidenceType,
                detail: "It begins as \(type.rawValue) and ends too early: it was cut off."
            )
        }
        self.type = type
        self.bytes = bytes
    }

    /// Type and size; the bytes never stand in a log.
    public var description: String { "\(type.rawValue), \(bytes.count) bytes" }
}

/// What is added to an act, so that it can be seen what its money went for.
public struct EvidenceAddition: Hashable, Sendable {
    /// What is added.
    public enum Content: Hashable, Sendable {
        /// A photo or PDF.
        case file(EvidenceFile)
        /// There is none, and why.
        case missing(Words)
    }

    /// Made by whoever adds; one id is one addition.
    public let id: Identifier
    /// The act it belongs to.
    public let recovery: RecoveryReference
    /// What is added.
    public let content: Content

    /// An addition whose form has been checked.
    public init(id: Identifier, recovery: RecoveryReference, content: Content) {
        self.id = id
        self.recovery = recovery
        self.content = content
    }
}

/// How an act stands with its evidence.
public enum EvidenceState: String, CaseIterable, Codable, Sendable {
    /// A file was added.
    case there
    /// There is no file, and words say why.
    case missingTold = "missing_told"
    /// A file is wanted, and there is none; it stops nothing.
    case missing
    /// None is wanted: the sum is small, or no money left the house.
    case notWanted = "not_wanted"
}

/// From which sum on a bill is wanted.
public enum ReceiptThreshold {
    /// What holds where a policy says nothing: 75 of the currency, as is the practice in the United
    /// States, or about as much in round sums of the currencies where that says something else.
    ///
    /// Smallest units.
    public static func usual(in currency: Currency) -> Int64 {
        (wholes[currency.code] ?? 75) * currency.minorPerMajor
    }

    private static let wholes: [String: Int64] = [
        "CZK": 1_500, "DKK": 500, "HUF": 25_000, "INR": 5_000, "JPY": 10_000, "KRW": 100_000,
        "KWD": 25, "NOK": 750, "PLN": 300, "SEK": 750, "THB": 2_500, "TRY": 2_500,
    ]
}
