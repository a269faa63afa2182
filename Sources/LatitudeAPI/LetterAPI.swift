public import Foundation
public import Latitude

/// What `PUT /api/v1/recoveries/{reference}/letters/{id}` takes: a letter of praise.
public struct LetterBody: Codable, Hashable, Sendable {
    /// One's own words, with a sentence of three words or more.
    public let words: String

    /// A letter as typed.
    public init(words: String) { self.words = words }
}

/// What `GET /api/v1/letters` answers: letters of praise one was written.
public struct LetterList: Codable, Hashable, Sendable {
    /// One letter.
    public struct Letter: Codable, Hashable, Sendable {
        /// Its id.
        public let id: Identifier
        /// The code of the act it praises.
        public let code: String
        /// The name of the property it was written at.
        public let property: String
        /// Who wrote it, by name.
        public let from: String
        /// What they wrote; absent once erased.
        public let words: String?
        /// The story it praises, as told then; absent once erased.
        public let story: String?
        /// When it was written.
        public let writtenAt: Date

        /// Every value, as documented above.
        public init(
            id: Identifier,
            code: String,
            property: String,
            from: String,
            words: String?,
            story: String?,
            writtenAt: Date
        ) {
            self.id = id
            self.code = code
            self.property = property
            self.from = from
            self.words = words
            self.story = story
            self.writtenAt = writtenAt
        }
    }

    /// Newest first; may be empty.
    public let letters: [Letter]
    /// What to send as `before` for the next page; absent on the last.
    public let next: String?

    /// One page.
    public init(letters: [Letter], next: String?) {
        self.letters = letters
        self.next = next
    }
}

/// What `PUT /api/v1/line-up` takes: which story is told today.
public struct LineUpBody: Codable, Hashable, Sendable {
    /// The act's code or id.
    public let recovery: String

    /// An act's story.
    public init(recovery: String) { self.recovery = recovery }
}
